package org.xiezhi.workbench.system;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.erasure.Erasure.ChosenBy;
import org.xiezhi.casework.erasure.ErasureForm;
import org.xiezhi.casework.erasure.ErasureQueries;
import org.xiezhi.casework.erasure.ErasureQueries.Kind;
import org.xiezhi.casework.erasure.ErasureService;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.RuleWords;
import org.xiezhi.workbench.words.Words;

/** A proposal to erase personal values of the trail, with a count before it; {@link ErasureListBacking} has the earlier ones. */
@Named
@ViewScoped
public class ErasureBacking implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/system/erasure?faces-redirect=true";

    @Inject
    private transient ErasureQueries queries;

    @Inject
    private transient ErasureService service;

    @Inject
    private transient StaffQueries staff;

    @Inject
    private transient RuleWords rules;

    @Inject
    private transient Words words;

    @Inject
    private transient Notices notices;

    private transient @Nullable List<Kind> counts;
    private @Nullable String by;
    private @Nullable String account;
    private @Nullable String text;
    private @Nullable String number;
    private @Nullable String leaves;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private String[] kinds = {};
    private @Nullable String ground;
    private @Nullable String reason;

    public void count() {
        counts = null;
        counts = queries.count(form());
    }

    public String propose() {
        notices.done("system_erasure.text.proposed", service.propose(form()));
        return PAGE;
    }

    private ErasureForm form() {
        return new ErasureForm(by, account, text, number, leaves, from, to, List.of(kinds), ground, reason);
    }

    private String name(Value value) {
        return words.get("audit_trail.value." + value.code());
    }

    public List<Choice> getWays() {
        return Choice.of(ChosenBy.class, words::label);
    }

    public List<Choice> getAccounts() {
        return staff.names().entrySet().stream()
                .map(known -> new Choice(known.getKey().toString(), known.getValue()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    public List<Choice> getAllKinds() {
        return Arrays.stream(Value.values())
                .filter(Value::personal)
                .map(value -> new Choice(value.name(), name(value)))
                .toList();
    }

    public List<Choice> getGrounds() {
        return rules.choices(Catalogue.ERASURE_GROUNDS);
    }

    public long getDays() {
        return queries.days();
    }

    public boolean isCounted() {
        return counts != null;
    }

    /** Of the last count; empty if it found nothing. */
    public List<Kind> getCounts() {
        return counts == null ? List.of() : counts;
    }

    public @Nullable String getBy() {
        return by;
    }

    public void setBy(@Nullable String by) {
        this.by = by;
    }

    public @Nullable String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number;
    }

    public @Nullable String getLeaves() {
        return leaves;
    }

    public void setLeaves(@Nullable String leaves) {
        this.leaves = leaves;
    }

    public @Nullable LocalDate getFrom() {
        return from;
    }

    public void setFrom(@Nullable LocalDate from) {
        this.from = from;
    }

    public @Nullable LocalDate getTo() {
        return to;
    }

    public void setTo(@Nullable LocalDate to) {
        this.to = to;
    }

    public @Nullable String getGround() {
        return ground;
    }

    public void setGround(@Nullable String ground) {
        this.ground = ground;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public String[] getKinds() {
        return kinds.clone();
    }

    public void setKinds(String[] kinds) {
        this.kinds = kinds.clone();
    }
}
