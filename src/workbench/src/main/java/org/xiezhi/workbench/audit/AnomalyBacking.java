package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.anomaly.AnomalyQueries;
import org.xiezhi.casework.anomaly.AnomalyQueries.Found;
import org.xiezhi.casework.anomaly.AnomalyService;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** One hit of a rule, and what the auditor found out about it. */
@Named
@ViewScoped
public class AnomalyBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AnomalyQueries queries;

    @Inject
    private transient AnomalyService service;

    @Inject
    private transient StaffQueries staff;

    @Inject
    private transient Words words;

    @Inject
    private transient Formats formats;

    @Inject
    private transient Notices notices;

    private @Nullable String rule;
    private @Nullable String hit;
    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String remark;

    /** Up to where it had gone when this page showed it: what the answer is about. */
    private @Nullable Instant seen;

    private transient @Nullable Found found;

    /** A look that leaves an entry. */
    public void open() {
        Found met = queries.found(given(rule), given(hit));
        found = met;
        seen = met.kept().hit().last();
    }

    private static String given(@Nullable String part) {
        if (part == null) {
            throw new NotFoundException("anomaly without a rule or a key");
        }
        return part;
    }

    /** Takes down the remark and goes back to the list. */
    public String answer() {
        service.answer(given(rule), given(hit), Objects.requireNonNull(seen), remark);
        notices.done("audit_anomaly.text.done");
        return list(from, to);
    }

    /** The way to the list of these days; what is no day is left out. */
    static String list(@Nullable String from, @Nullable String to) {
        return "/audit/anomalies?faces-redirect=true" + days(from, to);
    }

    /** These days, as further parameters of an address. */
    static String days(@Nullable String from, @Nullable String to) {
        return parameter("from", from) + parameter("to", to);
    }

    private static String parameter(String name, @Nullable String typed) {
        LocalDate day = FilterBacking.day(typed);
        return day == null ? "" : "&" + name + "=" + day;
    }

    public Found getFound() {
        if (found == null) {
            open();
        }
        return Objects.requireNonNull(found);
    }

    public AnomalyWords getSaid() {
        return new AnomalyWords(words, formats, staff.names());
    }

    public @Nullable String getRule() {
        return rule;
    }

    public void setRule(@Nullable String rule) {
        this.rule = rule;
    }

    public @Nullable String getHit() {
        return hit;
    }

    public void setHit(@Nullable String hit) {
        this.hit = hit;
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

    public @Nullable String getRemark() {
        return remark;
    }

    public void setRemark(@Nullable String remark) {
        this.remark = remark;
    }
}
