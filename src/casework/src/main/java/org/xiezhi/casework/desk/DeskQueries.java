package org.xiezhi.casework.desk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.ProposalQueries;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.procedure.Stage;

/** The reader's own work: approvals that wait for him, and matters whose next step is his. */
@Stateless
public class DeskQueries {

    @Inject
    private ProposalQueries proposals;

    @Inject
    private Clues clues;

    @Inject
    private Matters matters;

    @Inject
    private Gate gate;

    @Inject
    private CurrentActor actor;

    /** A matter whose next step is the reader's. */
    public record Todo(UUID clue, String number, String personName, Stage stage) {}

    /** The desk; the lists are empty for those whose role has none. */
    public record Desk(List<ProposalQueries.Waiting> approvals, List<Todo> todos) {}

    public Desk desk() {
        AccessRules access = new AccessRules();
        var me = actor.get().actor();
        boolean decides = access.clearance(me, Permission.APPROVAL_LIST).granted();
        boolean works = access.clearance(me, Permission.CLUE_LIST).granted();
        return new Desk(decides ? proposals.inbox() : List.of(), works ? todos() : List.of());
    }

    private List<Todo> todos() {
        return clues.all().stream()
                .filter(clue -> mine(matters.find(clue.matter()).orElseThrow()))
                .map(this::todo)
                .toList();
    }

    private boolean mine(Matter matter) {
        return switch (matter.stage()) {
            case REGISTERED -> gate.may(Permission.CLUE_PROPOSE_ASSIGNMENT, matter);
            case ASSIGNED -> gate.may(Permission.CLUE_NAME_HANDLERS, matter);
            case HANDLING -> gate.may(Permission.VERIFICATION_PROPOSE, matter);
            case VERIFYING -> gate.may(Permission.VERIFICATION_REPORT, matter);
            case VERIFIED -> gate.may(Permission.FILING_PROPOSE, matter);
            case ASSIGNMENT_PROPOSED, VERIFICATION_PROPOSED, VERIFICATION_REPORTED, FILING_PROPOSED, FILED -> false;
        };
    }

    private Todo todo(Clue clue) {
        return new Todo(
                clue.id(),
                clue.number(),
                clue.personName(),
                matters.find(clue.matter()).orElseThrow().stage());
    }
}
