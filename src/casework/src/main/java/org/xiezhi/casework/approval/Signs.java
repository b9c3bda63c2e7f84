package org.xiezhi.casework.approval;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xiezhi.casework.matter.Matter;

/** The chain of a proposal with the names of who decided and of who is to decide. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Signs {

    @Inject
    private Proposals proposals;

    @Inject
    private Deciders deciders;

    /** The levels of a proposal, from the first to the one that decides. */
    public List<Sign> of(Proposal proposal, Matter matter, Map<UUID, String> names) {
        List<Sign> signs = new ArrayList<>();
        boolean open = proposal.state() == Proposal.State.OPEN;
        boolean reached = false;
        LevelHolders holders = deciders.now();
        for (ProposalStep step : proposals.steps(proposal.id())) {
            boolean waiting = open && step.decision().isEmpty();
            List<String> held = waiting
                    ? holders.of(step.level(), matter.handlingRoom()).stream()
                            .map(holder -> names.getOrDefault(holder, ""))
                            .sorted()
                            .toList()
                    : List.of();
            signs.add(new Sign(
                    step.level(),
                    waiting && !reached,
                    held,
                    step.due(),
                    step.decision(),
                    step.decidedBy(),
                    step.decidedBy().map(by -> names.getOrDefault(by, "")).orElse(""),
                    step.heldLevel(),
                    step.decided(),
                    step.reason()));
            reached |= waiting;
        }
        return signs;
    }
}
