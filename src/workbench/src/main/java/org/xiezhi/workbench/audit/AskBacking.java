package org.xiezhi.workbench.audit;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.query.QueryForm;
import org.xiezhi.casework.query.QueryQueries;
import org.xiezhi.casework.query.QueryQueries.Form;
import org.xiezhi.casework.query.QueryService;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** Asks a room about the entry of the address. The query's id is made with the form: the same form sent twice is one query. */
@Named
@ViewScoped
public class AskBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient QueryQueries queries;

    @Inject
    private transient QueryService service;

    @Inject
    private transient StaffQueries staff;

    @Inject
    private transient ServerClock clock;

    @Inject
    private transient Words words;

    @Inject
    private transient Notices notices;

    @SuppressWarnings("NullAway.Init") // set by begin()
    private UUID id;

    private @Nullable String entry;
    private @Nullable String room;
    private @Nullable String question;
    private @Nullable LocalDate due;
    private transient @Nullable Form form;

    @PostConstruct
    void begin() {
        id = clock.nextId();
    }

    public void open() {
        due = getForm().due();
    }

    public Form getForm() {
        Form known = form;
        if (known == null) {
            known = queries.form(entry == null ? "" : entry);
            form = known;
        }
        return known;
    }

    public EntryWords getSaid() {
        return new EntryWords(words, staff.names());
    }

    public String ask() {
        UUID chosen = room == null || room.isBlank() ? null : AddressId.of(room);
        service.ask(id, new QueryForm(getForm().entry().id(), chosen, question, due));
        notices.done("audit_ask.text.done");
        return "/audit/query?faces-redirect=true&id=" + id;
    }

    public List<Choice> getRooms() {
        return getForm().rooms().stream()
                .map(one -> new Choice(one.id().toString(), one.name()))
                .toList();
    }

    /** The rooms that nobody can answer for, in one line; empty if there are none. */
    public String getSilent() {
        return String.join(words.get("general.text.comma"), getForm().silent());
    }

    public @Nullable String getEntry() {
        return entry;
    }

    public void setEntry(@Nullable String entry) {
        this.entry = entry;
    }

    public @Nullable String getRoom() {
        return room;
    }

    public void setRoom(@Nullable String room) {
        this.room = room;
    }

    public @Nullable String getQuestion() {
        return question;
    }

    public void setQuestion(@Nullable String question) {
        this.question = question;
    }

    public @Nullable LocalDate getDue() {
        return due;
    }

    public void setDue(@Nullable LocalDate due) {
        this.due = due;
    }
}
