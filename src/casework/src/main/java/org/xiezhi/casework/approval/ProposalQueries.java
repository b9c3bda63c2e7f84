package org.xiezhi.casework.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Article;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Step;

/** Exactly what was proposed, and how far its decision is. */
@Stateless
public class ProposalQueries {

    @Inject
    private Proposals proposals;

    @Inject
    private Deciders deciders;

    @Inject
    private Signs signs;

    @Inject
    private PresentFacts present;

    @Inject
    private Matters matters;

    @Inject
    private Gate gate;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private StaffQueries staff;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    /**
     * A proposal opened for reading.
     *
     * @param minimumArticles by which a higher level may stand in and a lower may not
     * @param refusals why the reader may not decide it now; empty if he may, or if nobody may any more
     * @param changes what it rests on and changed since, for an open and a stale one
     * @param wentStale when the change was noticed, and by whose act
     * @param earlier the document of the round before, if there was one
     */
    public record Opened(
            UUID id,
            UUID matter,
            Step step,
            Proposal.State state,
            int round,
            String proposer,
            Instant proposed,
            ProposalDocument document,
            String documentHash,
            List<Sign> signs,
            List<Article> articles,
            List<Article> chainArticles,
            List<Article> minimumArticles,
            List<Refusal> refusals,
            Changes changes,
            Optional<WentStale> wentStale,
            Optional<ProposalDocument> earlier) {

        /** Whether the reader may decide it now. */
        public boolean mayDecide() {
            return state == Proposal.State.OPEN && refusals.isEmpty();
        }
    }

    /** The act that changed what a proposal rests on. */
    public record WentStale(Instant when, String by) {}

    /** The proposal with its document; a look that leaves an entry. */
    public Opened open(UUID id) {
        Proposal proposal = proposals.find(id).orElseThrow(() -> gate.absent(Permission.APPROVAL_READ));
        Matter matter = gate.require(Permission.APPROVAL_READ, proposal.matter());
        trail.append(
                Act.PROPOSAL_OPENED,
                Subject.of("proposal", id, proposal.matter()),
                Map.of(
                        Value.NUMBER,
                        String.valueOf(proposal.document().facts().get("number")),
                        Value.STEP,
                        proposal.step().name(),
                        Value.DOCUMENT,
                        proposal.documentHash()));
        Map<UUID, String> names = staff.names();
        return new Opened(
                id,
                proposal.matter(),
                proposal.step(),
                proposal.state(),
                proposal.round(),
                names.getOrDefault(proposal.proposer(), ""),
                proposal.proposed(),
                proposal.document(),
                proposal.documentHash(),
                signs.of(proposal, matter, names),
                rulebook.get().articles(proposal.step()),
                rulebook.get().chainArticles(proposal.step()),
                rulebook.get().decides(Level.CHIEF, Level.CHIEF).articles(),
                refusals(proposal, matter),
                changes(proposal),
                wentStale(proposal, names),
                before(proposal));
    }

    private List<Refusal> refusals(Proposal proposal, Matter matter) {
        if (proposal.state() != Proposal.State.OPEN) {
            return List.of();
        }
        List<Refusal> refusals = gate.why(Permission.APPROVAL_DECIDE, matter);
        if (!refusals.isEmpty()) {
            return refusals;
        }
        // Who decided before is still an approver to the access rules; whether his level is enough now the rulebook
        // says.
        ProposalStep due = proposals.due(proposal.id()).orElseThrow();
        return deciders.held(actor.get(), matter)
                .map(held -> Gate.refusals(rulebook.get().decides(due.level(), held)))
                .orElseGet(Deciders::noLevel);
    }

    private Changes changes(Proposal proposal) {
        return switch (proposal.state()) {
            case OPEN, STALE -> Changes.between(proposal.document(), present.of(proposal));
            case APPROVED, RETURNED, REFUSED -> Changes.none();
        };
    }

    private Optional<WentStale> wentStale(Proposal proposal, Map<UUID, String> names) {
        if (proposal.state() != Proposal.State.STALE) {
            return Optional.empty();
        }
        Step end = rulebook.get().decisions(proposal.step()).sendBack();
        return matters.steps(proposal.matter()).stream()
                .filter(step -> step.step() == end && !step.happened().isBefore(proposal.proposed()))
                .findFirst()
                .map(step -> new WentStale(step.happened(), names.getOrDefault(step.actor(), "")));
    }

    private Optional<ProposalDocument> before(Proposal proposal) {
        return proposals.of(proposal.matter()).stream()
                .filter(other -> other.step() == proposal.step() && other.round() == proposal.round() - 1)
                .findFirst()
                .map(Proposal::document);
    }
}
