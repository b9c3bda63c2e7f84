package org.xiezhi.workbench.custody;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.custody.BorrowingService;
import org.xiezhi.casework.custody.Handover.Seal;
import org.xiezhi.casework.custody.HandoverForm;
import org.xiezhi.casework.custody.HandoverService;
import org.xiezhi.casework.custody.Move;
import org.xiezhi.casework.custody.ThingCardQueries;
import org.xiezhi.casework.custody.ThingCardQueries.Card;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** The card of one thing: in whose hands it is, how it came there, and what the reader may do with it now. */
@Named
@ViewScoped
public class CardBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The level of the rulebook's catalogue that needs no band. */
    private static final String NO_SECRET = "NONE";

    @Inject
    private transient ThingCardQueries queries;

    @Inject
    private transient HandoverService service;

    @Inject
    private transient BorrowingService borrowing;

    @Inject
    private transient Notices notices;

    @Inject
    private transient Words words;

    private @Nullable String id;
    private @Nullable String receiver;
    private @Nullable String seal;
    private @Nullable String place;
    private @Nullable String reason;
    private @Nullable String why;
    private @Nullable LocalDate until;
    private @Nullable String seen;
    private @Nullable String remark;

    /** What was under way when the page was shown: an answer is to that, and to nothing that began since. */
    private @Nullable UUID underWay;

    private transient @Nullable Card card;

    public void open() {
        Card found = queries.card(AddressId.of(id));
        card = found;
        underWay = found.open().map(Move::id).orElse(null);
    }

    public Card getCard() {
        Card known = card;
        if (known == null) {
            known = queries.card(AddressId.of(id));
            card = known;
        }
        return known;
    }

    public String offer() {
        UUID thing = AddressId.of(id);
        HandoverForm form = new HandoverForm(
                receiver == null || receiver.isBlank() ? null : AddressId.of(receiver), seal, place, reason);
        if (getCard().may("GIVE_IN_PLACE")) {
            service.giveInPlace(thing, form);
        } else {
            service.offer(thing, form);
        }
        return done("custody_item.text.done_offered");
    }

    public String ask() {
        borrowing.ask(AddressId.of(id), why, until);
        return done("custody_item.text.done_asked");
    }

    public String approve() {
        borrowing.approve(answered());
        return done("custody_item.text.done_approved");
    }

    public String lend() {
        borrowing.lend(answered(), seen);
        return done("custody_item.text.done_lent");
    }

    public String take() {
        service.take(answered(), seen, remark);
        return done("custody_item.text.done_taken");
    }

    public String refuse() {
        service.refuse(answered(), remark);
        return done("custody_item.text.done_refused");
    }

    public String withdraw() {
        service.withdraw(answered());
        return done("custody_item.text.done_withdrawn");
    }

    private UUID answered() {
        return AddressId.of(String.valueOf(underWay));
    }

    private String done(String sentence) {
        notices.done(sentence);
        return "/custody/item?faces-redirect=true&id=" + id;
    }

    /** What is under way, in a sentence. */
    public String getUnderWay() {
        Move move = getCard().open().orElseThrow();
        String key = "custody_item.under." + move.state().name();
        return words.say(key, words.label(move.purpose()), move.giver(), move.receiver());
    }

    public String getTone() {
        return switch (getCard().whereabouts()) {
            case WITH_HANDLERS -> "grey";
            case IN_STORE -> "green";
            case LENT -> "amber";
        };
    }

    public boolean isSecret() {
        return !getCard().secretLevel().equals(NO_SECRET);
    }

    public List<Choice> getCustodians() {
        return getCard().custodians().stream()
                .map(person -> new Choice(person.id().toString(), person.name()))
                .toList();
    }

    public List<Choice> getSeals() {
        return Choice.of(Seal.class, words::label);
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getReceiver() {
        return receiver;
    }

    public void setReceiver(@Nullable String receiver) {
        this.receiver = receiver;
    }

    public @Nullable String getSeal() {
        return seal;
    }

    public void setSeal(@Nullable String seal) {
        this.seal = seal;
    }

    public @Nullable String getPlace() {
        return place;
    }

    public void setPlace(@Nullable String place) {
        this.place = place;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public @Nullable String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String why) {
        this.why = why;
    }

    public @Nullable LocalDate getUntil() {
        return until;
    }

    public void setUntil(@Nullable LocalDate until) {
        this.until = until;
    }

    public @Nullable String getSeen() {
        return seen;
    }

    public void setSeen(@Nullable String seen) {
        this.seen = seen;
    }

    public @Nullable String getRemark() {
        return remark;
    }

    public void setRemark(@Nullable String remark) {
        this.remark = remark;
    }
}
