package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.anomaly.AnomalyQueries;
import org.xiezhi.casework.anomaly.AnomalyQueries.Kept;
import org.xiezhi.casework.anomaly.AnomalyQueries.Outcome;
import org.xiezhi.casework.anomaly.AnomalyQueries.Report;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;

/** What the rounds have met and kept; the period stands in the address, so that a view of it can be sent and kept. */
@Named
@RequestScoped
public class AnomaliesBacking {

    @Inject
    private AnomalyQueries queries;

    @Inject
    private StaffQueries staff;

    @Inject
    private Words words;

    @Inject
    private Formats formats;

    /** Of each rule, until one of them is asked for: a bad night of one must not hide the others far below. */
    private static final int FIRST = 20;

    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String rule;
    private @Nullable Report report;
    private @Nullable AnomalyWords said;
    private String fault = "";

    /** Shows what is kept of the period of the address. */
    public void open() {
        if (FilterBacking.isNoDay(from) || FilterBacking.isNoDay(to)) {
            fault = words.get("input.not_a_day");
            return;
        }
        try {
            Report found = queries.open(FilterBacking.day(from), FilterBacking.day(to));
            report = found;
            said = new AnomalyWords(words, formats, staff.names());
        } catch (InvalidException e) {
            fault = e.problems().stream()
                    .map(problem -> words.say(problem.key(), problem.args().toArray()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Why nothing was looked for; empty if it was. */
    public String getFault() {
        return fault;
    }

    public @Nullable Report getReport() {
        return report;
    }

    public @Nullable AnomalyWords getSaid() {
        return said;
    }

    /** The rules that met something; only one of them if the address names it. */
    public List<Outcome> getMet() {
        return outcomes().stream()
                .filter(outcome -> !isOneRule() || outcome.rule().equals(rule))
                .filter(outcome ->
                        !outcome.open().isEmpty() || !outcome.explained().isEmpty())
                .toList();
    }

    /** Whether the address names a rule. */
    public boolean isOneRule() {
        return rule != null && !rule.isEmpty();
    }

    /** The open hits of a rule that stand on the page. */
    public List<Kept> shown(Outcome outcome) {
        List<Kept> open = outcome.open();
        return isOneRule() ? open : open.subList(0, Math.min(FIRST, open.size()));
    }

    /** How many more there are. */
    public int rest(Outcome outcome) {
        return outcome.open().size() - shown(outcome).size();
    }

    private List<Outcome> outcomes() {
        return report == null ? List.of() : report.outcomes();
    }

    public long getOpen() {
        return outcomes().stream().mapToLong(outcome -> outcome.open().size()).sum();
    }

    public long getExplained() {
        return outcomes().stream()
                .mapToLong(outcome -> outcome.explained().size())
                .sum();
    }

    /** How many rules nobody asked. */
    public long getOff() {
        return outcomes().stream().filter(outcome -> !outcome.on()).count();
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }

    /** The days of the address, as further parameters of the next one. */
    public String getDays() {
        return AnomalyBacking.days(from, to);
    }

    public @Nullable String getRule() {
        return rule;
    }

    public void setRule(@Nullable String rule) {
        this.rule = rule;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }

    /** The sentence of a hit, with the limits that it was met under. */
    public String say(Kept kept, Outcome outcome) {
        String sentence = Objects.requireNonNull(said).say(kept.hit(), kept.limits());
        return kept.limits().equals(outcome.limits()) || !outcome.on()
                ? sentence
                : words.say("audit_anomalies.text.old_limits", sentence);
    }

    /** The rules that are on and gave no answer last time. */
    public List<Outcome> getFailed() {
        return outcomes().stream()
                .filter(outcome -> outcome.on() && outcome.standing().failure().isPresent())
                .toList();
    }

    /** The rules whose limits are others now. */
    public List<Outcome> getChanged() {
        return outcomes().stream()
                .filter(outcome -> outcome.standing().changed())
                .toList();
    }

    /** Whether every rule that is on was asked about all that is shown. */
    public boolean isWhole() {
        return report != null && report.asOf().isPresent() && !report.gap();
    }

    /** The last part of the key of a rule's state. */
    public String state(Outcome outcome) {
        if (!outcome.on()) {
            return "off";
        }
        return outcome.standing().failure().isPresent() ? "failed" : "on";
    }

    /** Its colour. */
    public String tone(Outcome outcome) {
        return switch (state(outcome)) {
            case "off" -> "grey";
            case "failed" -> "red";
            default -> "green";
        };
    }
}
