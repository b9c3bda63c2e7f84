package org.xiezhi.casework.anomaly;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.xiezhi.casework.shared.AnomalySetting;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;

/** What the rounds have met and kept, for the auditor: acts and numbers, never content. Asks no rule. */
@Stateless
public class AnomalyQueries {

    private static final Instant EVER = Instant.EPOCH;

    /** Both databases have room for it. */
    private static final Instant NEVER =
            LocalDate.of(9999, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    @Inject
    private AnomalyHits hits;

    @Inject
    private AnomalyRounds rounds;

    @Inject
    private AnomalyAnswers answers;

    @Inject
    private Settings settings;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /** What an auditor found out about a hit. */
    public record Answer(String remark, UUID by, Instant at) {

        static Answer of(AnomalyAnswer answer) {
            return new Answer(answer.remark(), answer.answeredBy(), answer.answered());
        }
    }

    /**
     * A hit as it is kept.
     *
     * @param limits the figures of its rule when it was met
     */
    public record Kept(Hit hit, List<Integer> limits) {

        public Kept {
            limits = List.copyOf(limits);
        }

        static Kept of(AnomalyHit kept) {
            return new Kept(kept.hit(), kept.limits());
        }
    }

    /** A hit that was explained, with the last answer. */
    public record Explained(Kept kept, Answer answer) {}

    /**
     * How far a rule was asked by the rounds that go on by themselves.
     *
     * @param asOf when the last one began that got an answer
     * @param failure why the last one got none; empty if it got one
     * @param changed whether its limits are others than then: the next round looks anew
     * @param gap whether it was not asked about some of the days that somebody wants to see
     * @param more whether it met so much then that the rest was left out
     */
    public record Standing(
            Optional<Instant> asOf, Optional<String> failure, boolean changed, boolean gap, boolean more) {}

    /**
     * What one rule met.
     *
     * @param limits its figures now, in the order of its sentence
     * @param open what nobody has explained
     * @param more whether there is so much of it that the rest was left out
     */
    public record Outcome(
            String rule,
            boolean on,
            List<Integer> limits,
            Standing standing,
            List<Kept> open,
            List<Explained> explained,
            boolean more) {

        public Outcome {
            limits = List.copyOf(limits);
            open = List.copyOf(open);
            explained = List.copyOf(explained);
        }
    }

    /**
     * A round that goes on now.
     *
     * @param searches in all; 0 until it is known
     */
    public record Progress(int done, int searches) {}

    /**
     * What all rules met, each in its place.
     *
     * @param from the first day that somebody wants to see; null for all that is kept
     * @param to the last one; null for all
     * @param trouble why the last round came to no end; empty if it did
     * @param altered when a round last met the kept hits otherwise than the one before had left them
     * @param lookable whether the rules can be asked about the days
     */
    public record Report(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Outcome> outcomes,
            Optional<RoundTrouble> trouble,
            Optional<Instant> altered,
            boolean lookable) {

        public Report {
            outcomes = List.copyOf(outcomes);
        }

        /** Whether some rule that is on was not asked about some of the days. */
        public boolean gap() {
            return outcomes.stream().anyMatch(outcome -> outcome.standing().gap());
        }

        /** Since when nothing older is shown: the oldest of the last rounds of the rules that are on. */
        public Optional<Instant> asOf() {
            return outcomes.stream()
                    .filter(Outcome::on)
                    .flatMap(outcome -> outcome.standing().asOf().stream())
                    .min(Instant::compareTo);
        }
    }

    /** A hit by itself; {@code earlier} was given when less of it had happened, or explains all of it. */
    public record Found(Kept kept, boolean current, Optional<Answer> earlier, boolean explained) {}

    /**
     * What is kept, and records the look with what was shown.
     *
     * @param from hits that ended before that day are left out; null for none
     * @param to hits that began after that day are left out; null for none
     * @throws org.xiezhi.casework.shared.InvalidException for a period that is none
     */
    public Report open(@Nullable LocalDate from, @Nullable LocalDate to) {
        gate.require(Permission.AUDIT_READ);
        InputCheck check = new InputCheck();
        check.demand(
                from == null || to == null || !to.isBefore(from),
                "from",
                "input.period",
                Integer.toString(Period.MOST));
        check.orRefuse();
        Instant begin = from == null ? EVER : new Period(from, from).begin();
        Instant end = to == null ? NEVER : new Period(to, to).end();
        Map<String, AnomalyAnswer> given = new HashMap<>();
        answers.since(begin).forEach(answer -> given.put(answer.hit(), answer));
        Map<String, List<RuleAsked>> asked = asked(from, to);
        Optional<AnomalyRound> newest = rounds.newest();
        Optional<AnomalyRound> altered = rounds.lastAltered();
        Map<String, Standing> standings = new HashMap<>();
        AnomalyRule.ALL.forEach(rule -> standings.put(
                rule.code(), standing(rule.code(), gap(asked.getOrDefault(rule.code(), List.of()), from, to))));
        // Behind all other questions: the persistence provider looks at all that it holds before each of them.
        List<Outcome> outcomes = AnomalyRule.ALL.stream()
                .map(rule -> outcome(
                        rule.code(),
                        hits.between(rule.code(), begin, end),
                        given,
                        Objects.requireNonNull(standings.get(rule.code()))))
                .toList();
        trail.append(Act.ANOMALIES_OPENED, Subject.of("trail"), told(from, to, outcomes));
        return new Report(
                from,
                to,
                outcomes,
                newest.flatMap(AnomalyRound::trouble),
                altered.map(AnomalyRound::begun),
                lookable(from, to));
    }

    private static Map<Value, String> told(@Nullable LocalDate from, @Nullable LocalDate to, List<Outcome> outcomes) {
        Map<Value, String> values = new EnumMap<>(Value.class);
        if (from != null || to != null) {
            values.put(
                    Value.FILTER,
                    Stream.of(from == null ? "" : "from=" + from, to == null ? "" : "to=" + to)
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" ")));
        }
        values.put(
                Value.HITS,
                outcomes.stream()
                        .map(outcome -> outcome.rule() + "="
                                + (outcome.open().size() + outcome.explained().size()))
                        .collect(Collectors.joining(" ")));
        return values;
    }

    private Standing standing(String rule, boolean gap) {
        AnomalySetting set = settings.anomaly(rule);
        Optional<RuleAsked> answered = rounds.lastAnswered(rule);
        return new Standing(
                answered.map(RuleAsked::begun),
                rounds.last(rule).flatMap(RuleAsked::failure),
                set.on()
                        && answered.filter(last -> !last.limits().equals(set.limits()))
                                .isPresent(),
                set.on() && gap,
                answered.filter(RuleAsked::more).isPresent());
    }

    private Outcome outcome(String rule, List<AnomalyHit> kept, Map<String, AnomalyAnswer> given, Standing standing) {
        AnomalySetting set = settings.anomaly(rule);
        boolean more = kept.size() > Inquiry.MOST;
        List<Kept> open = new ArrayList<>();
        List<Explained> explained = new ArrayList<>();
        for (AnomalyHit hit : more ? kept.subList(0, Inquiry.MOST) : kept) {
            Kept shown = Kept.of(hit);
            Optional.ofNullable(given.get(hit.key()))
                    .filter(answer -> answer.explains(shown.hit()))
                    .ifPresentOrElse(
                            answer -> explained.add(new Explained(shown, Answer.of(answer))), () -> open.add(shown));
        }
        return new Outcome(rule, set.on(), set.limits(), standing, open, explained, more || standing.more());
    }

    private Map<String, List<RuleAsked>> asked(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null
                ? Map.of()
                : rounds.about(from, lastWhole(to)).stream().collect(Collectors.groupingBy(RuleAsked::rule));
    }

    /** Today is not over; until when it was looked at the page says. */
    private LocalDate lastWhole(@Nullable LocalDate to) {
        LocalDate yesterday = clock.today().minusDays(1);
        return to == null || to.isAfter(yesterday) ? yesterday : to;
    }

    private boolean gap(List<RuleAsked> asked, @Nullable LocalDate from, @Nullable LocalDate to) {
        return from != null && isGap(asked, from, lastWhole(to));
    }

    /** Whether some of the days are in none of these, which come by their first days. */
    static boolean isGap(Collection<RuleAsked> asked, LocalDate from, LocalDate to) {
        LocalDate next = from;
        for (RuleAsked one : asked) {
            if (one.from().isAfter(next)) {
                break;
            }
            LocalDate after = one.lastWhole().plusDays(1);
            next = after.isAfter(next) ? after : next;
        }
        return !next.isAfter(to);
    }

    /** Whether the rules can be asked about these days by one round. */
    public boolean lookable(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate today = clock.today();
        return from != null
                && !from.isAfter(today)
                && ChronoUnit.DAYS.between(from, to == null ? today : to) < Period.MOST;
    }

    /** One hit. @throws NotFoundException if it is not kept */
    public Found found(String rule, String key) {
        gate.require(Permission.AUDIT_READ);
        Kept kept = hits.find(key)
                .filter(hit -> hit.rule().equals(rule))
                .map(Kept::of)
                .orElseThrow(() -> new NotFoundException("anomaly " + rule + " " + key));
        Optional<AnomalyAnswer> earlier = answers.last(kept.hit());
        trail.append(
                Act.ANOMALIES_OPENED,
                Subject.of("trail"),
                Map.of(
                        Value.FILTER,
                        new Period(day(kept.hit().first()), day(kept.hit().first())).told(),
                        Value.HITS,
                        rule + "=1"));
        return new Found(
                kept,
                kept.limits().equals(settings.anomaly(rule).limits()),
                earlier.map(Answer::of),
                earlier.filter(answer -> answer.explains(kept.hit())).isPresent());
    }

    private static LocalDate day(Instant then) {
        return LocalDate.ofInstant(then, ServerClock.ZONE);
    }

    /** The round that goes on now; numbers only, so that a page may ask each second. */
    public Optional<Progress> underWay() {
        gate.require(Permission.AUDIT_READ);
        return rounds.underWay()
                .filter(round -> round.beat().plus(AnomalyRoundService.STILL).isAfter(clock.now()))
                .map(round -> new Progress(round.done(), round.searches()));
    }

    /** How many hits nobody has explained; for the auditor's desk. */
    public long unanswered() {
        gate.require(Permission.AUDIT_READ);
        return hits.open();
    }
}
