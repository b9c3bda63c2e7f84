package org.xiezhi.casework.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Article;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Step;

/** What waits for whom, and exactly what was proposed. */
@Stateless
public class ProposalQueries {

    @Inject
    private Proposals proposals;

    @Inject
    private Deciders deciders;

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

    @Inject
    private ServerClock clock;

    /**
     * A line of the inbox.
     *
     * @param own true if it is due at the reader's own level; false if he may only stand in for a lower one
     * @param used share of the time that has gone, in percent; 100 and more is overdue
     */
    public record Waiting(
            UUID proposal,
            String number,
            Step step,
            Level level,
            String proposer,
            Instant proposed,
            LocalDate due,
            boolean own,
            int used) {}

    /** One level of the chain as a reader sees it. */
    public record Sign(
            Level level,
            Optional<LocalDate> due,
            Optional<Decision> decision,
            String by,
            Optional<Level> heldLevel,
            Optional<Instant> when,
            String reason) {}

    /**
     * A proposal opened for reading.
     *
     * @param mayDecide whether the reader may decide it now
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
            boolean mayDecide,
            Optional<ProposalDocument> earlier) {}

    /** What is due at the reader's level or below it, the most urgent first. */
    public List<Waiting> inbox() {
        gate.require(Permission.APPROVAL_LIST);
        Map<UUID, String> names = staff.names();
        List<Waiting> inbox = new ArrayList<>();
        for (Proposal proposal : proposals.open()) {
            Matter matter = matters.find(proposal.matter()).orElseThrow();
            Optional<Level> held = deciders.held(actor.get(), matter);
            Optional<ProposalStep> due = proposals.due(proposal.id());
            if (held.isPresent()
                    && due.isPresent()
                    && held.get().compareTo(due.get().level()) >= 0
                    && gate.may(Permission.APPROVAL_DECIDE, matter)) {
                inbox.add(waiting(proposal, due.get(), held.get() == due.get().level(), names));
            }
        }
        inbox.sort(java.util.Comparator.comparing(Waiting::own).reversed().thenComparing(Waiting::due));
        trail.append(Act.INBOX_OPENED, Subject.of("inbox"), Map.of(Value.COUNT, Integer.toString(inbox.size())));
        return inbox;
    }

    private Waiting waiting(Proposal proposal, ProposalStep due, boolean own, Map<UUID, String> names) {
        LocalDate until = due.due().orElse(clock.today());
        return new Waiting(
                proposal.id(),
                String.valueOf(proposal.document().facts().get("number")),
                proposal.step(),
                due.level(),
                names.getOrDefault(proposal.proposer(), ""),
                proposal.proposed(),
                until,
                own,
                used(proposal.proposed(), until));
    }

    private int used(Instant from, LocalDate until) {
        long whole = Math.max(
                1,
                java.time.Duration.between(
                                from,
                                until.plusDays(1).atStartOfDay(ServerClock.ZONE).toInstant())
                        .toMinutes());
        long gone = java.time.Duration.between(from, clock.now()).toMinutes();
        return (int) Math.min(999, gone * 100 / whole);
    }

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
                signs(proposal, names),
                rulebook.get().articles(proposal.step()),
                rulebook.get().chainArticles(proposal.step()),
                proposal.state() == Proposal.State.OPEN && gate.may(Permission.APPROVAL_DECIDE, matter),
                before(proposal));
    }

    private List<Sign> signs(Proposal proposal, Map<UUID, String> names) {
        return proposals.steps(proposal.id()).stream()
                .map(step -> new Sign(
                        step.level(),
                        step.due(),
                        step.decision(),
                        step.decidedBy().map(by -> names.getOrDefault(by, "")).orElse(""),
                        step.heldLevel(),
                        step.decided(),
                        step.reason()))
                .toList();
    }

    private Optional<ProposalDocument> before(Proposal proposal) {
        return proposals.of(proposal.matter()).stream()
                .filter(other -> other.step() == proposal.step() && other.round() == proposal.round() - 1)
                .findFirst()
                .map(Proposal::document);
    }

    /** A proposal of a matter, in one line. */
    public record Summary(
            UUID id,
            Step step,
            int round,
            Proposal.State state,
            Instant proposed,
            String proposer,
            Optional<Level> dueLevel,
            Optional<LocalDate> due) {}

    /** Every proposal of a matter that the reader may know. */
    public List<Summary> of(UUID matter) {
        gate.require(Permission.APPROVAL_READ, matter);
        Map<UUID, String> names = staff.names();
        return proposals.of(matter).stream()
                .map(proposal -> {
                    Optional<ProposalStep> due =
                            proposal.state() == Proposal.State.OPEN ? proposals.due(proposal.id()) : Optional.empty();
                    return new Summary(
                            proposal.id(),
                            proposal.step(),
                            proposal.round(),
                            proposal.state(),
                            proposal.proposed(),
                            names.getOrDefault(proposal.proposer(), ""),
                            due.map(ProposalStep::level),
                            due.flatMap(ProposalStep::due));
                })
                .toList();
    }

    /**
     * A level below the last one that agreed and passed the proposal on: part of the matter's story, but no step of it.
     *
     * @param held the level of who agreed; above {@code level} if he stood in
     */
    public record PassedOn(Step step, Level level, Level held, String by, Instant when, String reason) {}

    /** What lower levels agreed to, for the timeline; empty for who may not read proposals of this matter. */
    public List<PassedOn> passedOn(UUID matterId) {
        Matter matter = matters.find(matterId).orElseThrow(() -> gate.absent(Permission.APPROVAL_READ));
        if (!gate.may(Permission.APPROVAL_READ, matter)) {
            return List.of();
        }
        Map<UUID, String> names = staff.names();
        List<PassedOn> passed = new ArrayList<>();
        for (Proposal proposal : proposals.of(matterId)) {
            List<ProposalStep> signs = proposals.steps(proposal.id());
            // The last level's agreement is a step of the matter itself.
            for (ProposalStep sign : signs.subList(0, signs.size() - 1)) {
                if (sign.decision().filter(Decision.AGREE::equals).isPresent()) {
                    passed.add(new PassedOn(
                            proposal.step(),
                            sign.level(),
                            sign.heldLevel().orElse(sign.level()),
                            sign.decidedBy()
                                    .map(by -> names.getOrDefault(by, ""))
                                    .orElse(""),
                            sign.decided().orElseThrow(),
                            sign.reason()));
                }
            }
        }
        return passed;
    }
}
