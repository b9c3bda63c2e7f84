package org.xiezhi.workbench.query;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.query.QueryQueries;
import org.xiezhi.casework.query.QueryQueries.Exchange;
import org.xiezhi.casework.query.QueryService;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.audit.EntryWords;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** One query as somebody of the asked room reads it, and the answer. */
@Named
@ViewScoped
public class AnswerBacking implements Serializable {

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
    private @Nullable String answer;

    /** How many answers stand on this page: an answer is to what was asked by then. */
    private int seen;

    private transient @Nullable Exchange exchange;

    public void open() {
        seen = getExchange().answers().size();
    }

    public Exchange getExchange() {
        Exchange known = exchange;
        if (known == null) {
            known = queries.openToAnswer(AddressId.of(id));
            exchange = known;
        }
        return known;
    }

    public EntryWords getSaid() {
        return new EntryWords(words, staff.names());
    }

    public String send() {
        service.answer(AddressId.of(id), seen, answer);
        notices.done("query_answer.text.done");
        return "/query/answer?faces-redirect=true&id=" + id;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getAnswer() {
        return answer;
    }

    public void setAnswer(@Nullable String answer) {
        this.answer = answer;
    }
}
