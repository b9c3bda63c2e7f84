package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
    private FilterBacking typed;

    @Inject
    private Words words;

    private int first;
    private long count;
    private List<Entry> entries = List.of();
    private List<String> rules = List.of();
    private @Nullable EntryWords said;
    private Optional<Head> head = Optional.empty();

    /** Runs the query of the address. */
    public void open() {
        TrailFilter filter = typed.read();
        first = Math.min(Math.max(first, 0), TrailQueries.COUNTED - PAGE);
        count = queries.open(filter);
        entries = queries.page(filter, first, PAGE);
        head = queries.head();
        rules = queries.rules();
        said = EntryWords.of(words, staff);
    }

    /** How an entry is said in the reader's language. */
    public @Nullable EntryWords getSaid() {
        return said;
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
        return choices(staff.names());
    }

    public List<Choice> getRooms() {
        return choices(staff.roomNames());
    }

    private static List<Choice> choices(Map<UUID, String> names) {
        return names.entrySet().stream()
                .map(name -> new Choice(name.getKey().toString(), name.getValue()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /** The rules that entries name. */
    public List<Choice> getRules() {
        ValueWords values = new ValueWords(words, Map.of());
        return rules.stream()
                .map(code -> new Choice(code, values.read("rule", code)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    public List<Entry> getEntries() {
        return entries;
    }

    /** Entries under the published checkpoint: those can be proved. */
    public long getSigned() {
        return head.map(Head::size).orElse(0L);
    }

    public long getCount() {
        return Math.min(count, TrailQueries.COUNTED);
    }

    /** Whether there are more entries than are counted and turned over page by page. */
    public boolean isMoreThanCounted() {
        return count > TrailQueries.COUNTED;
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
        return first + PAGE < getCount();
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
