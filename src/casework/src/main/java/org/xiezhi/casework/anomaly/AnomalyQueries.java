package org.xiezhi.casework.anomaly;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.AnomalySetting;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;

/** What the rules meet in a period, for the auditor: acts and numbers, never content. */
@Stateless
public class AnomalyQueries {

    @Inject
    private AnomalySearch search;

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

    /** A hit that was explained, with the last answer. */
    public record Explained(Hit hit, Answer answer) {}

    /**
     * What one rule met.
     *
     * @param limits its figures, in the order of its sentence
     * @param open what nobody has explained
     * @param more whether there is so much of it that the rest was left out
     */
    public record Outcome(
            String rule, boolean on, List<Integer> limits, List<Hit> open, List<Explained> explained, boolean more) {

        public Outcome {
            limits = List.copyOf(limits);
            open = List.copyOf(open);
            explained = List.copyOf(explained);
        }
    }

    /** What all rules met, each in its place. */
    public record Report(Period period, List<Outcome> outcomes) {

        public Report {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** A hit by itself; {@code earlier} was given when less of it had happened, or explains all of it. */
    public record Found(Hit hit, List<Integer> limits, Optional<Answer> earlier, boolean explained) {

        public Found {
            limits = List.copyOf(limits);
        }
    }

    /**
     * Asks every rule that is on, and records the look with what was found.
     *
     * @param from the first day; null for the usual period
     * @param to the last day; null for today
     * @throws org.xiezhi.casework.shared.InvalidException for a period that is none, or too long
     */
    public Report open(@Nullable LocalDate from, @Nullable LocalDate to) {
        gate.require(Permission.AUDIT_READ);
        Period period = Period.of(from, to, clock.today());
        List<AnomalyAnswer> given = given(period);
        List<Outcome> outcomes = AnomalyRule.ALL.stream()
                .map(rule -> outcome(rule, settings.anomaly(rule.code()), period, given))
                .toList();
        trail.append(
                Act.ANOMALIES_OPENED,
                Subject.of("trail"),
                Map.of(
                        Value.FILTER,
                        period.told(),
                        Value.HITS,
                        outcomes.stream()
                                .filter(Outcome::on)
                                .map(outcome -> outcome.rule() + "="
                                        + (outcome.open().size()
                                                + outcome.explained().size()))
                                .collect(Collectors.joining(" "))));
        return new Report(period, outcomes);
    }

    /** One hit of a period. @throws NotFoundException if the rule does not meet it, or is off */
    public Found open(String rule, String key, @Nullable LocalDate from, @Nullable LocalDate to) {
        gate.require(Permission.AUDIT_READ);
        Period period = Period.of(from, to, clock.today());
        Hit hit = search.hit(rule, key, period);
        Optional<AnomalyAnswer> earlier = answers.last(hit);
        trail.append(
                Act.ANOMALIES_OPENED,
                Subject.of("trail"),
                Map.of(Value.FILTER, period.told(), Value.HITS, rule + "=1"));
        return new Found(
                hit,
                settings.anomaly(rule).limits(),
                earlier.map(Answer::of),
                earlier.filter(answer -> answer.explains(hit)).isPresent());
    }

    private List<AnomalyAnswer> given(Period period) {
        Instant begin = period.from().atStartOfDay(ServerClock.ZONE).toInstant();
        return answers.since(begin);
    }

    private Outcome outcome(AnomalyRule rule, AnomalySetting set, Period period, List<AnomalyAnswer> given) {
        List<Hit> hits = search.hits(rule, period);
        boolean more = hits.size() > Inquiry.MOST;
        List<Hit> open = new ArrayList<>();
        List<Explained> explained = new ArrayList<>();
        for (Hit hit : more ? hits.subList(0, Inquiry.MOST) : hits) {
            last(given, hit)
                    .filter(answer -> answer.explains(hit))
                    .ifPresentOrElse(
                            answer -> explained.add(new Explained(hit, Answer.of(answer))), () -> open.add(hit));
        }
        return new Outcome(rule.code(), set.on(), set.limits(), open, explained, more);
    }

    private static Optional<AnomalyAnswer> last(List<AnomalyAnswer> given, Hit hit) {
        return given.stream().filter(answer -> answer.concerns(hit)).reduce((one, later) -> later);
    }
}
