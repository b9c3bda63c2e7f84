package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Outcome;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.auditor.TrailQueries;
import org.xiezhi.casework.auditor.TrailQueries.Head;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.casework.witness.WitnessState;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Words;

/** A page of the trail; the filter stands in the address, so that a view of it can be sent and kept. */
@Named
@RequestScoped
public class TrailBacking {

    private static final int PAGE = 50;

    @Inject
    private TrailQueries queries;

    @Inject
    private StaffQueries staff;

    @Inject
    private Words words;

    private @Nullable String person;
    private @Nullable String number;
    private @Nullable String act;
    private @Nullable String outcome;
    private @Nullable String from;
    private @Nullable String to;
    private int first;
    private long count;
    private List<Entry> entries = List.of();
    private Map<UUID, String> names = Map.of();
    private @Nullable EntryWords said;
    private Optional<Head> head = Optional.empty();
    private Optional<Instant> unsignedSince = Optional.empty();
    private Optional<WitnessState> witnesses = Optional.empty();

    /** Runs the query of the address. */
    public void open() {
        TrailFilter filter = TypedFilter.of(person, number, act, outcome, from, to);
        first = Math.max(0, first);
        count = queries.open(filter);
        entries = queries.page(filter, first, PAGE);
        head = queries.head();
        unsignedSince = queries.unsignedSince();
        witnesses = queries.witnesses();
        names = staff.names();
        said = new EntryWords(words, names);
    }

    /** Whether something stands in a field of a day that is no day. */
    public boolean unreadable(@Nullable String typed) {
        return TypedFilter.unreadable(typed);
    }

    /** How an entry is said in the reader's language. */
    public @Nullable EntryWords getSaid() {
        return said;
    }

    /** Whether an entry can be proved: it stands under the published checkpoint. */
    public boolean provable(Entry entry) {
        return head.isPresent()
                && entry.leaf().filter(leaf -> leaf < head.get().size()).isPresent();
    }

    public List<Choice> getActs() {
        return Arrays.stream(Act.values())
                .map(value -> new Choice(value.code(), words.get("Act." + value.name())))
                .toList();
    }

    public List<Choice> getOutcomes() {
        return Arrays.stream(Outcome.values())
                .map(value -> new Choice(value.code(), words.get("AuditOutcome." + value.code())))
                .toList();
    }

    public List<Choice> getPeople() {
        return names.entrySet().stream()
                .map(name -> new Choice(name.getKey().toString(), name.getValue()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    public List<Entry> getEntries() {
        return entries;
    }

    public Optional<Head> getHead() {
        return head;
    }

    public Optional<Instant> getUnsignedSince() {
        return unsignedSince;
    }

    public @Nullable WitnessState getWitnesses() {
        return witnesses.orElse(null);
    }

    public long getCount() {
        return count;
    }

    public int getBefore() {
        return Math.max(0, first - PAGE);
    }

    public int getAfter() {
        return first + PAGE;
    }

    public boolean isMoreBefore() {
        return first > 0;
    }

    public boolean isMoreAfter() {
        return first + PAGE < count;
    }

    public @Nullable String getPerson() {
        return person;
    }

    public void setPerson(@Nullable String person) {
        this.person = person;
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number;
    }

    public @Nullable String getAct() {
        return act;
    }

    public void setAct(@Nullable String act) {
        this.act = act;
    }

    public @Nullable String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome;
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

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
