package org.xiezhi.casework.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.procedure.Decisions;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Ruling;
import org.xiezhi.procedure.Step;

/** Opens proposals and takes the decisions on them. */
@Stateless
public class ProposalService {

    /** Reasons are read on a screen by the next level; more belongs into the document. */
    public static final int LONGEST_REASON = 2_000;

    @Inject
    private Proposals proposals;

    @Inject
    private Deciders deciders;

    @Inject
    private Gate gate;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private PresentFacts present;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** How a decision ended. */
    public enum Outcome {
        /** The next level has it. */
        PASSED_ON,
        APPROVED,
        RETURNED,
        REFUSED,
        /** What the proposal rests on changed: nothing was decided, the chain starts anew. */
        STALE
    }

    /**
     * Opens a proposal; the calling feature has already passed the gate with its own permission.
     *
     * @param given the proposer's words, by field
     * @param number what people call the matter, for the trail
     */
    @OpenToAll(because = "only features call it, each after its own permission was granted")
    public Proposal propose(Matter matter, Step step, SortedMap<String, @Nullable Object> given, String number) {
        Ruling ruling = gate.requireStep(matter, step);
        Proposable proposable = present.proposable(step);
        ProposalDocument document =
                new ProposalDocument(step, matter.id(), rulebook.get().version(), given, proposable.facts(matter.id()));
        int round = 1
                + (int) proposals.of(matter.id()).stream()
                        .filter(earlier -> earlier.step() == step)
                        .count();
        Proposal proposal =
                new Proposal(clock.nextId(), document, round, actor.get().account(), clock.now());
        proposals.add(proposal);

        List<Row> rows = new ArrayList<>(List.of(gate.take(matter, step, ruling, "")));
        rows.add(new Row("proposal", proposal.id()));
        rows.addAll(layChain(proposal, rulebook.get().chain(step, proposable.category(matter.id()))));
        trail.append(Act.PROPOSED, subject(proposal), values(proposal, number), rows.toArray(Row[]::new));
        return proposal;
    }

    private List<Row> layChain(Proposal proposal, List<Level> chain) {
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < chain.size(); place++) {
            ProposalStep step = new ProposalStep(clock.nextId(), proposal.id(), place, chain.get(place));
            if (place == 0) {
                step.reach(rulebook.get().due(proposal.step(), step.level(), clock.today()));
            }
            proposals.add(step);
            rows.add(new Row("proposal_step", step.id()));
        }
        return rows;
    }

    /**
     * Decides the step that is due.
     *
     * @param seenHash the hash of the document that the approver read; another one is a conflict, never a decision
     * @throws org.xiezhi.casework.shared.RefusedException for one's own proposal, a level too low, a closed proposal
     */
    @Requires(Permission.APPROVAL_DECIDE)
    public Outcome decide(UUID id, Decision decision, @Nullable String reason, String seenHash) {
        UUID matterId =
                proposals.find(id).map(Proposal::matter).orElseThrow(() -> gate.absent(Permission.APPROVAL_DECIDE));
        // The matter first, then the proposal: everybody locks in this order.
        Matter matter = gate.requireLocked(Permission.APPROVAL_DECIDE, matterId);
        Proposal proposal = proposals.lock(id).orElseThrow(() -> gate.absent(Permission.APPROVAL_DECIDE));
        if (proposal.state() != Proposal.State.OPEN) {
            throw gate.refuse("approval:decide", subject(proposal), List.of(Refusal.of("approval.closed")));
        }
        String why = checkReason(decision, reason);
        if (!proposal.documentHash().equals(seenHash)) {
            throw new ConflictException("proposal " + id + ": the approver read another document");
        }
        String number = number(proposal);
        if (isStale(proposal)) {
            goStale(matter, proposal, number);
            return Outcome.STALE;
        }
        ProposalStep due = proposals.due(id).orElseThrow(() -> new ConflictException("no step is due"));
        Level held = deciders.held(actor.get(), matter)
                .orElseThrow(() -> gate.refuse("approval:decide", subject(proposal), Deciders.noLevel()));
        gate.requireRuling(proposal.step().name(), matter, rulebook.get().decides(due.level(), held));
        due.decide(decision, actor.get().account(), held, clock.now(), why, proposal.documentHash());
        return conclude(matter, proposal, due, decision, number);
    }

    private static String checkReason(Decision decision, @Nullable String reason) {
        InputCheck check = new InputCheck();
        String why = check.optional("reason", reason, LONGEST_REASON);
        check.demand(
                decision == Decision.AGREE || (reason != null && !reason.isBlank()), "reason", "input.reason_required");
        check.orRefuse();
        return why;
    }

    private Outcome conclude(Matter matter, Proposal proposal, ProposalStep due, Decision decision, String number) {
        List<Row> rows =
                new ArrayList<>(List.of(new Row("proposal_step", due.id()), new Row("proposal", proposal.id())));
        Decisions steps = rulebook.get().decisions(proposal.step());
        Outcome outcome = switch (decision) {
            case AGREE -> agree(matter, proposal, steps.approve(), rows);
            case RETURN -> {
                proposal.end(Proposal.State.RETURNED);
                move(matter, steps.sendBack(), due.reason(), rows);
                yield Outcome.RETURNED;
            }
            case REFUSE -> {
                proposal.end(Proposal.State.REFUSED);
                move(matter, steps.refuse(), due.reason(), rows);
                yield Outcome.REFUSED;
            }
        };
        if (outcome == Outcome.APPROVED) {
            // Before the entry: what the feature changes in the matter belongs into its after-image.
            present.proposable(proposal.step()).approved(matter, proposal);
        }
        Map<Value, String> values = values(proposal, number);
        values.put(Value.LEVEL, due.level().name());
        if (decision != Decision.AGREE) {
            values.put(Value.REASON, due.reason());
        }
        trail.append(act(decision), subject(proposal), values, rows.toArray(Row[]::new));
        return outcome;
    }

    private Outcome agree(Matter matter, Proposal proposal, Step approval, List<Row> rows) {
        var next = proposals.due(proposal.id());
        if (next.isPresent()) {
            ProposalStep step = next.get();
            step.reach(rulebook.get().due(proposal.step(), step.level(), clock.today()));
            rows.add(new Row("proposal_step", step.id()));
            return Outcome.PASSED_ON;
        }
        proposal.end(Proposal.State.APPROVED);
        move(matter, approval, "", rows);
        return Outcome.APPROVED;
    }

    private void move(Matter matter, Step step, String remark, List<Row> rows) {
        rows.addAll(List.of(gate.take(matter, step, gate.requireStep(matter, step), remark)));
    }

    /** Ends the open proposals of a matter whose facts changed; called by features in the transaction of the change. */
    @OpenToAll(because = "only features call it, in the transaction of an act that passed the gate")
    public void recheck(Matter matter) {
        for (Proposal proposal : proposals.openOf(matter.id())) {
            if (isStale(proposal)) {
                goStale(matter, proposal, number(proposal));
            }
        }
    }

    private boolean isStale(Proposal proposal) {
        ProposalDocument now = present.of(proposal);
        return !ProposalDocument.hash(now.bytes()).equals(proposal.documentHash())
                || !proposal.hashNow().equals(proposal.documentHash());
    }

    private void goStale(Matter matter, Proposal proposal, String number) {
        proposal.end(Proposal.State.STALE);
        List<Row> rows = new ArrayList<>(List.of(new Row("proposal", proposal.id())));
        move(matter, rulebook.get().decisions(proposal.step()).sendBack(), "", rows);
        trail.append(Act.PROPOSAL_STALE, subject(proposal), values(proposal, number), rows.toArray(Row[]::new));
    }

    private static Act act(Decision decision) {
        return switch (decision) {
            case AGREE -> Act.PROPOSAL_AGREED;
            case RETURN -> Act.PROPOSAL_RETURNED;
            case REFUSE -> Act.PROPOSAL_REFUSED;
        };
    }

    private static String number(Proposal proposal) {
        return String.valueOf(proposal.document().facts().get("number"));
    }

    private static Subject subject(Proposal proposal) {
        return Subject.of("proposal", proposal.id(), proposal.matter());
    }

    private static Map<Value, String> values(Proposal proposal, String number) {
        return new java.util.EnumMap<>(Map.of(
                Value.NUMBER, number, Value.STEP, proposal.step().name(), Value.DOCUMENT, proposal.documentHash()));
    }
}
