package org.xiezhi.casework.approval;

import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.OpenProposals;

/** The proposals as stored, and who has a part in the open ones. */
@Stateless
@LocalBean
@Local(OpenProposals.class)
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Proposals implements OpenProposals {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Inject
    private Deciders deciders;

    public void add(Proposal proposal) {
        entities.persist(proposal);
        // Other tables name its id, and the provider does not know that order.
        entities.flush();
    }

    public void add(ProposalStep step) {
        entities.persist(step);
    }

    public Optional<Proposal> find(UUID id) {
        return Optional.ofNullable(entities.find(Proposal.class, id));
    }

    public Optional<Proposal> lock(UUID id) {
        return Optional.ofNullable(entities.find(Proposal.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public List<Proposal> openOf(UUID matter) {
        return entities.createNamedQuery(Proposal.OPEN_OF, Proposal.class)
                .setParameter("matter", matter)
                .setParameter("open", Proposal.State.OPEN)
                .getResultList();
    }

    public List<Proposal> of(UUID matter) {
        return entities.createNamedQuery(Proposal.OF, Proposal.class)
                .setParameter("matter", matter)
                .getResultList();
    }

    public List<ProposalStep> steps(UUID proposal) {
        return entities.createNamedQuery(ProposalStep.OF, ProposalStep.class)
                .setParameter("proposal", proposal)
                .getResultList();
    }

    /** The first level that has not decided. */
    public Optional<ProposalStep> due(UUID proposal) {
        return firstUndecided(steps(proposal));
    }

    private static Optional<ProposalStep> firstUndecided(List<ProposalStep> chain) {
        return chain.stream().filter(step -> step.decision().isEmpty()).findFirst();
    }

    @Override
    public Map<UUID, Parts> parts(Collection<Matter> matters) {
        List<UUID> ids = matters.stream().map(Matter::id).toList();
        Map<UUID, List<Proposal>> proposals = entities.createNamedQuery(Proposal.OF_ALL, Proposal.class)
                .setParameter("matters", ids)
                .getResultStream()
                .collect(Collectors.groupingBy(Proposal::matter));
        Map<UUID, List<ProposalStep>> chains = entities.createNamedQuery(ProposalStep.OF_ALL, ProposalStep.class)
                .setParameter("matters", ids)
                .getResultStream()
                .collect(Collectors.groupingBy(ProposalStep::proposal));
        LevelHolders holders = deciders.now();
        Map<UUID, Parts> parts = new HashMap<>();
        for (Matter matter : matters) {
            parts.put(matter.id(), parts(matter, proposals.getOrDefault(matter.id(), List.of()), chains, holders));
        }
        return parts;
    }

    private static Parts parts(
            Matter matter, List<Proposal> proposals, Map<UUID, List<ProposalStep>> chains, LevelHolders holders) {
        Set<UUID> proposers = new HashSet<>();
        Set<UUID> approvers = new HashSet<>();
        for (Proposal proposal : proposals) {
            List<ProposalStep> chain = chains.getOrDefault(proposal.id(), List.of());
            chain.forEach(step -> step.decidedBy().ifPresent(approvers::add));
            if (proposal.state() == Proposal.State.OPEN) {
                proposers.add(proposal.proposer());
                firstUndecided(chain)
                        .ifPresent(due ->
                                approvers.addAll(Deciders.atOrAbove(holders, due, chain, matter.handlingRoom())));
            }
        }
        return new Parts(proposers, approvers);
    }
}
