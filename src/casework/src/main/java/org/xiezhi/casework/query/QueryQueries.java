package org.xiezhi.casework.query;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.query.QueryAnswer.Verdict;
import org.xiezhi.casework.query.QueryBook.Reader;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.casework.staff.Room;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.casework.staff.StaffQueries.RoomName;

/**
 * The queries as the auditor reads them, all, and as an asked room reads its own; each look at one or at a list leaves an
 * entry.
 */
@Stateless
public class QueryQueries {

    /** What the form proposes, in working days; the auditor may write another day. */
    private static final int USUAL = 10;

    /** What others said to the auditor stays between him and them, even if a room is asked about the entry of it. */
    private static final Set<String> SAID = Set.of(Value.QUESTION.code(), Value.ANSWER.code(), Value.REMARK.code());

    @Inject
    private QueryBook book;

    @Inject
    private Answerers answerers;

    @Inject
    private TrailEntries entries;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private Gate gate;

    @Inject
    private StaffQueries staff;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /**
     * What a form for a new query shows.
     *
     * @param rooms that can be asked
     * @param silent names of the others: nobody of them may answer
     * @param due a usual day
     */
    public record Form(Entry entry, List<RoomName> rooms, List<String> silent, LocalDate due) {

        /** The entry as the part of a page takes it that also shows one that is gone. */
        public Optional<Entry> about() {
            return Optional.of(entry);
        }
    }

    /**
     * A line of a list.
     *
     * @param entry what is asked about; empty if somebody deleted it
     * @param used share of the time that has gone, in percent; 100 and more is overdue
     * @param waiting whether it is the room's turn, so that the day counts
     */
    public record Line(
            UUID id,
            String number,
            Optional<Entry> entry,
            String room,
            QueryState state,
            Instant asked,
            LocalDate due,
            int used,
            boolean waiting,
            boolean overdue) {}

    /** An answer, and what the auditor said to it. */
    public record Said(
            UUID id,
            String answer,
            String by,
            Instant at,
            Optional<Verdict> verdict,
            String remark,
            Optional<LocalDate> nextDue,
            String judge,
            Optional<Instant> judged) {}

    /** A query with all that was said to it, in order. */
    public record Exchange(
            Line line,
            String question,
            String askedBy,
            List<Said> answers,
            Optional<Instant> ended,
            String endedBy,
            String reason) {

        /** The answer that waits for the auditor's word. */
        public Optional<UUID> toJudge() {
            return line.state() == QueryState.ANSWERED
                    ? Optional.of(answers.get(answers.size() - 1).id())
                    : Optional.empty();
        }
    }

    /**
     * What of the queries concerns the auditor now.
     *
     * @param overdue what rooms should have answered by now
     * @param answered what waits for his word
     */
    public record Counts(long overdue, long answered) {}

    /** The entry with this index, or with this id while it waits for one, and who can be asked about it. */
    public Form form(String entry) {
        gate.require(Permission.AUDIT_ASK);
        Entry found = entries.named(entry).orElseThrow(() -> gate.absent(Permission.AUDIT_ASK));
        // The form shows an entry: a look at the trail like any other, one address after the next.
        trail.append(Act.TRAIL_OPENED, Subject.of("trail"), Map.of(Value.FILTER, "entry=" + entry));
        Map<UUID, String> names = staff.roomNames();
        List<UUID> askable =
                answerers.rooms(found.matter()).stream().map(Room::id).toList();
        return new Form(
                found,
                staff.roomOrder().stream()
                        .filter(askable::contains)
                        .map(id -> new RoomName(id, names.getOrDefault(id, "")))
                        .toList(),
                staff.roomOrder().stream()
                        .filter(id -> !askable.contains(id))
                        .map(id -> names.getOrDefault(id, ""))
                        .toList(),
                usualDue());
    }

    /** Ten working days from today: what a form proposes. */
    private LocalDate usualDue() {
        return rulebook.get().calendar().workingDaysAfter(clock.today(), USUAL);
    }

    /** The queries for the auditor. */
    public Page<Line> list(Show show, Window window) {
        gate.require(Permission.AUDIT_ASK);
        return listed(book.page(show, Optional.empty(), clock.today(), window));
    }

    /** The queries to the reader's room. */
    public Page<Line> toMyRoom(Show show, Window window) {
        gate.require(Permission.AUDIT_ANSWER);
        Optional<Reader> reader = answerers.reader();
        return listed(reader.isPresent() ? book.page(show, reader, clock.today(), window) : Page.empty(window));
    }

    private Page<Line> listed(Page<AuditQuery> found) {
        Page<Line> page = new Page<>(lines(found.rows()), found.total(), found.window());
        trail.append(Act.QUERIES_LISTED, Subject.of("query"), Map.of(Value.COUNT, Long.toString(page.total())));
        return page;
    }

    /** What the reader's room has to answer, for his desk; leaves an entry if there is something to see. */
    public Page<Line> waiting(Window window) {
        gate.require(Permission.AUDIT_ANSWER);
        Page<AuditQuery> found = answerers
                .reader()
                .map(reader -> book.page(Show.WITH_ROOM, Optional.of(reader), clock.today(), window))
                .orElseGet(() -> Page.empty(window));
        return found.total() == 0 ? Page.empty(window) : listed(found);
    }

    /** The numbers on the auditor's desk. */
    public Counts counts() {
        gate.require(Permission.AUDIT_ASK);
        return new Counts(book.overdue(clock.today()), book.count(QueryState.ANSWERED));
    }

    /** A query opened by the auditor. */
    public Exchange open(UUID id) {
        gate.require(Permission.AUDIT_ASK);
        return opened(book.find(id).orElseThrow(() -> gate.absent(Permission.AUDIT_ASK)));
    }

    /** A query opened by somebody of the room that was asked; for everybody else there is none. */
    public Exchange openToAnswer(UUID id) {
        gate.require(Permission.AUDIT_ANSWER);
        AuditQuery query = book.find(id).orElseThrow(() -> gate.absent(Permission.AUDIT_ANSWER));
        answerers.require(query);
        return opened(query);
    }

    private Exchange opened(AuditQuery query) {
        Map<UUID, String> names = staff.names();
        Exchange exchange = new Exchange(
                lines(List.of(query)).get(0),
                query.question(),
                names.getOrDefault(query.askedBy(), ""),
                book.answers(query.id()).stream()
                        .map(answer -> said(answer, names))
                        .toList(),
                query.ended(),
                query.endedBy().map(by -> names.getOrDefault(by, "")).orElse(""),
                query.reason());
        trail.append(Act.QUERY_OPENED, QueryService.subject(query), Map.of(Value.NUMBER, query.number()));
        return exchange;
    }

    private static Said said(QueryAnswer answer, Map<UUID, String> names) {
        return new Said(
                answer.id(),
                answer.answer(),
                names.getOrDefault(answer.answeredBy(), ""),
                answer.answered(),
                answer.verdict(),
                answer.remark(),
                answer.nextDue(),
                answer.judgedBy().map(by -> names.getOrDefault(by, "")).orElse(""),
                answer.judged());
    }

    private List<Line> lines(List<AuditQuery> queries) {
        Map<UUID, String> rooms = staff.roomNames();
        Map<UUID, Entry> about =
                entries.find(queries.stream().map(AuditQuery::event).collect(Collectors.toSet()));
        boolean asks = new AccessRules()
                .clearance(actor.get().actor(), Permission.AUDIT_ASK)
                .granted();
        return queries.stream()
                .map(query -> new Line(
                        query.id(),
                        query.number(),
                        Optional.ofNullable(about.get(query.event())).map(entry -> asks ? entry : withoutWords(entry)),
                        rooms.getOrDefault(query.room(), ""),
                        query.state(),
                        query.asked(),
                        query.due(),
                        used(query),
                        QueryState.WITH_ROOM.contains(query.state()),
                        query.overdue(clock.today())))
                .toList();
    }

    /** A day that has passed is overdue whatever the share says, and the last day of all is not yet. */
    private int used(AuditQuery query) {
        int gone = clock.percentGone(query.since(), query.due());
        return query.overdue(clock.today()) ? Math.max(100, gone) : Math.min(99, gone);
    }

    private static Entry withoutWords(Entry entry) {
        Map<String, Optional<String>> values = new TreeMap<>(entry.values());
        values.replaceAll((name, content) -> SAID.contains(name) ? Optional.empty() : content);
        return entry.with(values);
    }
}
