package org.xiezhi.casework.desk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.anomaly.AnomalyQueries;
import org.xiezhi.casework.approval.InboxQueries;
import org.xiezhi.casework.approval.InboxQueries.Inbox;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.auditor.StateQueries;
import org.xiezhi.casework.custody.CustodyQueries;
import org.xiezhi.casework.erasure.ErasureQueries;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.query.QueryQueries;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.procedure.Stage;

/** The reader's own work: approvals and things that wait for him, and matters whose next step is his. */
@Stateless
public class DeskQueries {

    @Inject
    private InboxQueries approvals;

    @Inject
    private CustodyQueries custody;

    @Inject
    private QueryQueries queries;

    @Inject
    private ErasureQueries erasures;

    @Inject
    private StateQueries trailState;

    @Inject
    private AnomalyQueries anomalies;

    @Inject
    private TodoPages pages;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    /** A matter whose next step is the reader's. */
    public record Todo(UUID clue, String number, String personName, Stage stage) {}

    /**
     * The desk; a part is absent for those whose role has none.
     *
     * @param asked what the auditor asks the reader's room
     * @param queries what of his queries concerns the auditor
     * @param alarms how many alarms of the trail wait for an auditor's answer
     * @param anomalies how many hits of the rules no auditor has explained
     */
    public record Desk(
            Optional<Inbox> approvals,
            Optional<Page<Todo>> todos,
            List<CustodyQueries.Waiting> things,
            Optional<Page<QueryQueries.Line>> asked,
            Optional<QueryQueries.Counts> queries,
            List<ErasureQueries.Line> erasures,
            Optional<Long> alarms,
            Optional<Long> anomalies) {

        /** Nothing on it. */
        public static Desk empty() {
            return new Desk(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }

        public Desk {
            things = List.copyOf(things);
            erasures = List.copyOf(erasures);
        }
    }

    /** The desk with this page of todos, and the most urgent approvals. */
    public Desk desk(Window todos) {
        AccessRules access = new AccessRules();
        Actor me = actor.get().actor();
        Window first = Window.asked(0, 0);
        return new Desk(
                access.clearance(me, Permission.APPROVAL_LIST).granted()
                        ? Optional.of(approvals.inbox(first, first))
                        : Optional.empty(),
                access.clearance(me, Permission.CLUE_LIST).granted() ? Optional.of(todos(todos, me)) : Optional.empty(),
                access.clearance(me, Permission.CUSTODY_LIST).granted() ? custody.waiting() : List.of(),
                access.clearance(me, Permission.AUDIT_ANSWER).granted()
                        ? Optional.of(queries.waiting(first))
                        : Optional.empty(),
                access.clearance(me, Permission.AUDIT_ASK).granted() ? Optional.of(queries.counts()) : Optional.empty(),
                access.clearance(me, Permission.ERASURE_APPROVE).granted() ? erasures.waiting() : List.of(),
                access.clearance(me, Permission.AUDIT_READ).granted()
                        ? Optional.of(trailState.unanswered())
                        : Optional.empty(),
                access.clearance(me, Permission.AUDIT_READ).granted()
                        ? Optional.of(anomalies.unanswered())
                        : Optional.empty());
    }

    private Page<Todo> todos(Window window, Actor me) {
        Page<TodoPages.Found> found = pages.page(window, me);
        List<Todo> todos = new ArrayList<>();
        for (TodoPages.Found row : cleared(found.rows())) {
            todos.add(new Todo(
                    row.clue().id(),
                    row.clue().number(),
                    row.clue().personName(),
                    row.matter().stage()));
        }
        trail.append(Act.DESK_OPENED, Subject.of("desk"), Map.of(Value.COUNT, Long.toString(found.total())));
        return new Page<>(todos, found.total(), found.window());
    }

    private List<TodoPages.Found> cleared(List<TodoPages.Found> rows) {
        return gate.onlyCleared(row -> TodoPages.carriesOn(row.matter().stage()), rows, TodoPages.Found::matter);
    }
}
