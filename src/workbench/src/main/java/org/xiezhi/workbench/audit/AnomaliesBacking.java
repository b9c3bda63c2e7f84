package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.anomaly.AnomalyQueries;
import org.xiezhi.casework.anomaly.AnomalyQueries.Outcome;
import org.xiezhi.casework.anomaly.AnomalyQueries.Report;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;

/** What the rules met in a period; the period stands in the address, so that a view of it can be sent and kept. */
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

    private @Nullable String from;
    private @Nullable String to;
    private @Nullable Report report;
    private @Nullable AnomalyWords said;
    private String fault = "";

    /** Asks the rules about the period of the address. */
    public void open() {
        if (FilterBacking.isNoDay(from) || FilterBacking.isNoDay(to)) {
            fault = words.get("input.not_a_day");
            return;
        }
        try {
            Report found = queries.open(FilterBacking.day(from), FilterBacking.day(to));
            report = found;
            from = found.period().from().toString();
            to = found.period().to().toString();
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

    /** The rules that met something. */
    public List<Outcome> getMet() {
        return outcomes().stream()
                .filter(outcome ->
                        !outcome.open().isEmpty() || !outcome.explained().isEmpty())
                .toList();
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

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }

    /** The first day that is looked at, whatever was typed. */
    public @Nullable LocalDate getFirstDay() {
        return report == null ? null : report.period().from();
    }

    /** The last one. */
    public @Nullable LocalDate getLastDay() {
        return report == null ? null : report.period().to();
    }
}
