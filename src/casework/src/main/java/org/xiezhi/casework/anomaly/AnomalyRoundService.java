package org.xiezhi.casework.anomaly;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.shared.SignedIn;

/**
 * The rounds of the anomalies: which rules are to be asked about which days, and what becomes of the answers. Searching takes
 * long and happens outside of these transactions ({@link RuleAsker}); all that a round met is kept in one of them, with the
 * entry that commits to it, or nothing is.
 */
@Stateless
public class AnomalyRoundService {

    /** A node that has not been seen at work for so long has stopped; it beats each minute. */
    static final Duration STILL = Duration.ofMinutes(5);

    /** What failed is not tried again each minute. */
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private static final String BY_ITSELF = "the product itself does it each night; only auditors read what was met";

    @Inject
    private AnomalyRounds rounds;

    @Inject
    private AnomalyHits hits;

    @Inject
    private AnomalySearch search;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private Settings settings;

    @Inject
    private ServerClock clock;

    /**
     * What a round is to ask.
     *
     * @param kept the hits of before, by their rules
     */
    public record Plan(List<Asking> askings, Map<String, List<Hit>> kept) {

        public Plan {
            askings = List.copyOf(askings);
            kept = Map.copyOf(kept);
        }

        List<Hit> kept(AnomalyRule rule) {
            return kept.getOrDefault(rule.code(), List.of());
        }
    }

    /** Begins a round if the schedule wants one now, and no other node is at it. */
    @OpenToAll(because = BY_ITSELF)
    public Optional<UUID> beginIfDue() {
        return due() ? Optional.of(begin(Optional.empty())) : Optional.empty();
    }

    private boolean due() {
        Duration period = settings.anomalyRounds();
        if (period.isZero()
                || Settings.ANOMALIES.stream()
                        .noneMatch(rule -> settings.anomaly(rule).on())) {
            return false;
        }
        Instant now = clock.now();
        if (rounds.underWay().filter(round -> alive(round, now)).isPresent()) {
            return false;
        }
        return rounds.newestRegular()
                .filter(last -> next(last, period).isAfter(now))
                .isEmpty();
    }

    private static Instant next(AnomalyRound last, Duration period) {
        if (last.underWay()
                || last.trouble().filter(RoundTrouble.STOPPED::equals).isPresent()) {
            return last.begun();
        }
        return last.trouble().isPresent() ? last.begun().plus(AFTER_FAILURE) : RoundTime.next(last.begun(), period);
    }

    private static boolean alive(AnomalyRound round, Instant now) {
        return round.beat().plus(STILL).isAfter(now);
    }

    /**
     * An auditor asks for a round now.
     *
     * @param from the first day; null for the days since the last round
     * @param to the last day; means nothing without the first one
     * @throws ConflictException if one is under way
     * @throws org.xiezhi.casework.shared.InvalidException for a period that is none, or too long
     */
    @Requires(Permission.AUDIT_ASK)
    public UUID ask(@Nullable LocalDate from, @Nullable LocalDate to) {
        gate.require(Permission.AUDIT_ASK);
        Optional<Period> days = from == null ? Optional.empty() : Optional.of(Period.of(from, to, clock.today()));
        UUID round = begin(days);
        trail.append(
                Act.ANOMALIES_ASKED,
                Subject.of("trail"),
                days.map(period -> Map.of(Value.FILTER, period.told())).orElse(Map.of()));
        return round;
    }

    private UUID begin(Optional<Period> days) {
        Instant now = clock.now();
        Optional<AnomalyRound> other = rounds.underWay();
        if (other.filter(round -> alive(round, now)).isPresent()) {
            throw new ConflictException("a round of the anomalies is under way");
        }
        other.ifPresent(round -> rounds.giveUp(round, RoundTrouble.STOPPED, now));
        AnomalyRound round = new AnomalyRound(clock.nextId(), actor.who().map(SignedIn::account), days, now);
        rounds.begin(round);
        return round.id();
    }

    /** Decides what a round asks, and notes whether the kept hits are as the round before had left them. */
    @OpenToAll(because = BY_ITSELF)
    public Plan plan(UUID id) {
        AnomalyRound round = underWay(id);
        List<AnomalyHit> kept = hits.all();
        boolean altered = altered(kept);
        List<Asking> askings = AnomalyRule.ALL.stream()
                .filter(rule -> settings.anomaly(rule.code()).on())
                .flatMap(rule -> askings(rule, round, altered).stream())
                .toList();
        round.plan(askings.stream().mapToInt(asking -> asking.steps().size()).sum(), altered);
        return new Plan(
                askings,
                kept.stream()
                        .collect(Collectors.groupingBy(
                                AnomalyHit::rule, Collectors.mapping(AnomalyHit::hit, Collectors.toList()))));
    }

    /** The trail says what the last round left; whoever has taken a row away, or changed one, has not changed that. */
    private boolean altered(List<AnomalyHit> kept) {
        return !search.committed().map(AnomalyHits.digest(kept)::equals).orElseGet(kept::isEmpty);
    }

    private List<Asking> askings(AnomalyRule rule, AnomalyRound round, boolean altered) {
        List<Integer> limits = settings.anomaly(rule.code()).limits();
        List<Asking> askings = new ArrayList<>();
        round.days().ifPresent(days -> askings.add(new Asking(rule, limits, days, false, altered)));
        if (round.days().isEmpty() || altered) {
            askings.add(regular(rule, limits, altered));
        }
        return askings;
    }

    private Asking regular(AnomalyRule rule, List<Integer> limits, boolean altered) {
        LocalDate today = clock.today();
        Period usual = new Period(today.minusDays(Period.USUAL - 1L), today);
        Optional<RuleAsked> answered = rounds.lastAnswered(rule.code());
        if (answered.isEmpty()) {
            return new Asking(rule, limits, usual, true, true);
        }
        Period since = since(answered.get(), today);
        boolean failed = rounds.last(rule.code()).flatMap(RuleAsked::failure).isPresent();
        // What failed may have been asked anew for one of the other reasons.
        boolean anew = altered || failed || !answered.get().limits().equals(limits);
        Period days = anew && usual.from().isBefore(since.from()) ? usual : since;
        return new Asking(rule, limits, days, true, anew);
    }

    /** One day is asked about again: an entry of its last minute may have been committed after the search. */
    private static Period since(RuleAsked last, LocalDate today) {
        LocalDate again = last.to().minusDays(1);
        LocalDate longest = today.minusDays(Period.MOST - 1L);
        LocalDate from = again.isBefore(longest) ? longest : again;
        return new Period(from.isAfter(today) ? today : from, today);
    }

    /** Says that this node is still at work. @return false if the round was taken from it */
    @OpenToAll(because = BY_ITSELF)
    public boolean beat(UUID round) {
        return rounds.beat(round, clock.now());
    }

    /** Counts a search that is done. @return false if the round was taken from this node */
    @OpenToAll(because = BY_ITSELF)
    public boolean searched(UUID round) {
        return rounds.searched(round, clock.now());
    }

    /**
     * Keeps what was met, ends the round and records it.
     *
     * @throws ConflictException if the round was taken from this node; nothing is kept then
     */
    @OpenToAll(because = BY_ITSELF)
    public void end(UUID id, List<Met> all) {
        AnomalyRound round = underWay(id);
        Map<String, AnomalyHit> kept = new TreeMap<>();
        hits.all().forEach(hit -> kept.put(hit.key(), hit));
        int before = kept.size();
        for (Met met : all) {
            if (met.failure().isEmpty()) {
                keep(met, kept);
            }
            rounds.add(new RuleAsked(clock.nextId(), round, met));
        }
        kept.values().forEach(this::forget);
        record(round, all, List.copyOf(kept.values()), before);
        round.end(clock.now());
    }

    private void keep(Met met, Map<String, AnomalyHit> kept) {
        Asking asking = met.asking();
        Set<String> keys = met.hits().stream().map(Hit::key).collect(Collectors.toUnmodifiableSet());
        for (Hit hit : met.hits()) {
            AnomalyHit before = kept.get(hit.key());
            if (before == null) {
                AnomalyHit first = new AnomalyHit(clock.nextId(), hit, asking.limits(), clock.now());
                hits.add(first);
                kept.put(hit.key(), first);
            } else {
                before.take(hit, asking.limits());
            }
        }
        if (asking.anew()) {
            List<AnomalyHit> gone = kept.values().stream()
                    .filter(hit -> hit.rule().equals(asking.rule().code())
                            && !hit.last().isBefore(asking.days().begin())
                            && !keys.contains(hit.key()))
                    .toList();
            gone.forEach(hit -> {
                hits.remove(hit);
                kept.remove(hit.key());
            });
        }
    }

    private void forget(AnomalyHit hit) {
        if (hit.saysAddresses() && hit.last().plus(settings.erasureAge()).isBefore(clock.now())) {
            hit.keepAddresses(search.addresses(hit.hit()));
        }
    }

    private void record(AnomalyRound round, List<Met> all, List<AnomalyHit> kept, int before) {
        Map<Value, String> values = new EnumMap<>(Value.class);
        values.put(Value.COUNT, Integer.toString(kept.size()));
        values.put(Value.SHA256, AnomalyHits.digest(kept));
        days(all).ifPresent(days -> values.put(Value.FILTER, days));
        put(
                values,
                Value.HITS,
                all.stream()
                        .filter(met -> met.failure().isEmpty())
                        .map(met ->
                                met.asking().rule().code() + "=" + met.hits().size()));
        put(
                values,
                Value.FAILED,
                all.stream()
                        .filter(met -> met.failure().isPresent())
                        .map(met -> met.asking().rule().code()));
        if (round.altered()) {
            values.put(Value.ALTERED, Integer.toString(before));
        }
        trail.append(Act.ANOMALIES_SOUGHT, Subject.of("trail"), values);
    }

    private static void put(Map<Value, String> values, Value value, Stream<String> parts) {
        String told = parts.distinct().collect(Collectors.joining(" "));
        if (!told.isEmpty()) {
            values.put(value, told);
        }
    }

    /** From the first day that any rule was asked about to the last one, in the words of a filter. */
    private static Optional<String> days(List<Met> all) {
        List<Period> days = all.stream().map(met -> met.asking().days()).toList();
        return days.stream()
                .map(Period::from)
                .min(Comparator.naturalOrder())
                .flatMap(from -> days.stream()
                        .map(Period::to)
                        .max(Comparator.naturalOrder())
                        .map(to -> "from=" + from + " to=" + to));
    }

    /** Gives a round up; what it has met so far is not kept, and the next one meets it. */
    @OpenToAll(because = BY_ITSELF)
    public void giveUp(UUID id, RoundTrouble why) {
        rounds.lock(id).filter(AnomalyRound::underWay).ifPresent(round -> rounds.giveUp(round, why, clock.now()));
    }

    private AnomalyRound underWay(UUID id) {
        AnomalyRound round =
                rounds.lock(id).orElseThrow(() -> new IntegrityException("round " + id + " of the anomalies is gone"));
        if (!round.underWay()) {
            throw new ConflictException("round " + id + " of the anomalies was taken from this node");
        }
        return round;
    }
}
