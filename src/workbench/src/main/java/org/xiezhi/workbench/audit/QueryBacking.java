package org.xiezhi.workbench.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.query.QueryQueries;
import org.xiezhi.casework.query.QueryQueries.Exchange;
import org.xiezhi.casework.query.QueryService;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** One query as the auditor reads it, and his word to the answer that stands on the page. */
@Named
@ViewScoped
public class QueryBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient QueryQueries queries;

    @Inject
    private transient QueryService service;

    @Inject
    private transient StaffQueries staff;

    @Inject
    private transient Words words;

    @Inject
    private transient Notices notices;

    private @Nullable String id;
    private @Nullable String remark;
    private @Nullable LocalDate due;
    private @Nullable String reason;

    /** The answer that stands on this page: what the auditor says is to that one, whatever has come since. */
    private @Nullable UUID answer;

    private transient @Nullable Exchange exchange;

    public void open() {
        answer = getExchange().toJudge().orElse(null);
    }

    public Exchange getExchange() {
        Exchange known = exchange;
        if (known == null) {
            known = queries.open(AddressId.of(id));
            exchange = known;
        }
        return known;
    }

    public EntryWords getSaid() {
        return new EntryWords(words, staff.names());
    }

    public String accept() {
        service.accept(AddressId.of(id), judged());
        return done("audit_query.text.accepted");
    }

    public String giveBack() {
        service.giveBack(AddressId.of(id), judged(), remark, due);
        return done("audit_query.text.returned");
    }

    private UUID judged() {
        return AddressId.of(String.valueOf(answer));
    }

    public String withdraw() {
        service.withdraw(AddressId.of(id), reason);
        return done("audit_query.text.withdrawn");
    }

    private String done(String sentence) {
        notices.done(sentence);
        return "/audit/query?faces-redirect=true&id=" + id;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getRemark() {
        return remark;
    }

    public void setRemark(@Nullable String remark) {
        this.remark = remark;
    }

    public @Nullable LocalDate getDue() {
        return due;
    }

    public void setDue(@Nullable LocalDate due) {
        this.due = due;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
