package org.xiezhi.casework.query;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.NumberCounter;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.Room;

/** The auditor asks a room about an entry, the room answers, he accepts the answer or asks again. */
@Stateless
public class QueryService {

    /** Series of query numbers: 审询. */
    private static final String SERIES = "SX";

    static final int LONGEST_QUESTION = 1_000;
    static final int LONGEST_ANSWER = 2_000;
    static final int LONGEST_REMARK = 500;

    @Inject
    private QueryBook book;

    @Inject
    private Answerers answerers;

    @Inject
    private TrailEntries entries;

    @Inject
    private NumberCounter numbers;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /**
     * The auditor asks.
     *
     * @param id the query's id, made by the server when it showed the form: the same form sent twice is one query
     * @return the id
     * @throws org.xiezhi.casework.shared.InvalidException without room, question or day, or if nobody of the room may answer
     */
    @Requires(Permission.AUDIT_ASK)
    public UUID ask(UUID id, QueryForm form) {
        gate.require(Permission.AUDIT_ASK);
        if (book.find(id).isPresent()) {
            return id;
        }
        Entry entry = entries.find(form.event()).orElseThrow(() -> gate.absent(Permission.AUDIT_ASK));
        InputCheck check = new InputCheck();
        Optional<Room> room = answerers.rooms(entry.matter()).stream()
                .filter(one -> one.id().equals(form.room()))
                .findFirst();
        check.demand(form.room() != null, "room", "input.required");
        check.demand(form.room() == null || room.isPresent(), "room", "input.room_cannot_answer");
        String question = check.required("question", form.question(), LONGEST_QUESTION);
        LocalDate due = due(check, form.due());
        check.orRefuse();
        AuditQuery query = new AuditQuery(
                id,
                numbers.next(SERIES, clock.today().getYear()),
                entry.id(),
                entry.matter(),
                room.orElseThrow().id(),
                question,
                due,
                actor.get().account(),
                clock.now());
        book.add(query);
        Map<Value, String> said = new EnumMap<>(Map.of(
                Value.ENTRY,
                        entry.leaf()
                                .map(String::valueOf)
                                .orElseGet(() -> entry.id().toString()),
                Value.ROOM, room.orElseThrow().name(Locale.SIMPLIFIED_CHINESE),
                Value.DUE, due.toString(),
                Value.QUESTION, question));
        record(Act.QUERY_ASKED, query, said, row(query));
        return id;
    }

    /**
     * The day until which an answer is asked for: today at the earliest, in a year at the latest.
     *
     * @return today in place of what is refused anyway
     */
    private LocalDate due(InputCheck check, @Nullable LocalDate typed) {
        LocalDate today = clock.today();
        LocalDate last = today.plusYears(1);
        check.demand(typed != null, "due", "input.required");
        check.demand(typed == null || !typed.isBefore(today), "due", "input.day_in_past", today.toString());
        check.demand(typed == null || !typed.isAfter(last), "due", "input.day_too_far", last.toString());
        return Objects.requireNonNullElse(typed, today);
    }

    /**
     * Somebody of the room answers.
     *
     * @param seen how many answers stood on the page that he answered from
     */
    @Requires(Permission.AUDIT_ANSWER)
    public void answer(UUID id, int seen, @Nullable String text) {
        gate.require(Permission.AUDIT_ANSWER);
        AuditQuery query = book.lock(id).orElseThrow(() -> gate.absent(Permission.AUDIT_ANSWER));
        answerers.require(query);
        List<QueryAnswer> given = book.answers(id);
        if (!QueryState.WITH_ROOM.contains(query.state()) || given.size() != seen) {
            throw refuse(Permission.AUDIT_ANSWER, query, closedFor(query));
        }
        InputCheck check = new InputCheck();
        String said = check.required("answer", text, LONGEST_ANSWER);
        check.orRefuse();
        QueryAnswer answer = new QueryAnswer(
                clock.nextId(), id, given.size(), said, actor.get().account(), clock.now());
        book.add(answer);
        query.answer();
        record(Act.QUERY_ANSWERED, query, Map.of(Value.ANSWER, said), row(query), row(answer));
    }

    /** Why an answer comes too late, by who was faster. */
    private static String closedFor(AuditQuery query) {
        return switch (query.state()) {
            case ANSWERED, CLOSED -> "query.answered_meanwhile";
            case WITHDRAWN -> "query.withdrawn";
            case OPEN, RETURNED -> "query.changed";
        };
    }

    /**
     * The answer suffices.
     *
     * @param answerId the answer that the auditor has read
     */
    @Requires(Permission.AUDIT_ASK)
    public void accept(UUID id, UUID answerId) {
        gate.require(Permission.AUDIT_ASK);
        AuditQuery query = locked(id);
        QueryAnswer answer = toJudge(query, answerId);
        answer.accept(actor.get().account(), clock.now());
        query.close(actor.get().account(), clock.now());
        record(Act.QUERY_ACCEPTED, query, Map.of(), row(query), row(answer));
    }

    /**
     * The answer does not suffice: the room has to answer again.
     *
     * @param answerId the answer that the auditor has read
     * @param remark what is missing
     * @param until until when
     */
    @Requires(Permission.AUDIT_ASK)
    public void giveBack(UUID id, UUID answerId, @Nullable String remark, @Nullable LocalDate until) {
        gate.require(Permission.AUDIT_ASK);
        AuditQuery query = locked(id);
        QueryAnswer answer = toJudge(query, answerId);
        InputCheck check = new InputCheck();
        String why = check.required("remark", remark, LONGEST_REMARK);
        LocalDate due = due(check, until);
        check.orRefuse();
        answer.giveBack(why, due, actor.get().account(), clock.now());
        query.giveBack(due, clock.now());
        record(
                Act.QUERY_RETURNED,
                query,
                Map.of(Value.DUE, due.toString(), Value.REMARK, why),
                row(query),
                row(answer));
    }

    /** The auditor takes back what nobody has answered yet. */
    @Requires(Permission.AUDIT_ASK)
    public void withdraw(UUID id, @Nullable String reason) {
        gate.require(Permission.AUDIT_ASK);
        AuditQuery query = locked(id);
        if (!QueryState.WITH_ROOM.contains(query.state())) {
            throw refuse(Permission.AUDIT_ASK, query, "query.not_with_room");
        }
        InputCheck check = new InputCheck();
        String why = check.required("reason", reason, LONGEST_REMARK);
        check.orRefuse();
        query.withdraw(actor.get().account(), why, clock.now());
        record(Act.QUERY_WITHDRAWN, query, Map.of(Value.REMARK, why), row(query));
    }

    private AuditQuery locked(UUID id) {
        return book.lock(id).orElseThrow(() -> gate.absent(Permission.AUDIT_ASK));
    }

    /** The newest answer, if it waits for the auditor's word and is the one that he read. */
    private QueryAnswer toJudge(AuditQuery query, UUID answerId) {
        List<QueryAnswer> given = book.answers(query.id());
        if (query.state() != QueryState.ANSWERED || given.isEmpty()) {
            throw refuse(Permission.AUDIT_ASK, query, "query.not_to_judge");
        }
        QueryAnswer newest = given.get(given.size() - 1);
        if (!newest.id().equals(answerId)) {
            throw refuse(Permission.AUDIT_ASK, query, "query.not_to_judge");
        }
        return newest;
    }

    private RuntimeException refuse(Permission asked, AuditQuery query, String key) {
        return gate.refuse(asked.code(), subject(query), List.of(Refusal.of(key, query.number())));
    }

    private void record(Act act, AuditQuery query, Map<Value, String> values, Row... rows) {
        Map<Value, String> said = new EnumMap<>(Value.class);
        said.putAll(values);
        said.put(Value.NUMBER, query.number());
        trail.append(act, subject(query), said, rows);
    }

    static Subject subject(AuditQuery query) {
        return new Subject("query", Optional.of(query.id()), query.matter());
    }

    private static Row row(AuditQuery query) {
        return new Row("audit_query", query.id());
    }

    private static Row row(QueryAnswer answer) {
        return new Row("audit_query_answer", answer.id());
    }
}
