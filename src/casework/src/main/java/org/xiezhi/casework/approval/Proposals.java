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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    public List<Proposal> open() {
        return entities.createNamedQuery(Proposal.OPEN, Proposal.class)
                .setParameter("open", Proposal.State.OPEN)
                .getResultList();
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
        return steps(proposal).stream()
                .filter(step -> step.decision().isEmpty())
                .findFirst();
    }

    @Override
    public Set<UUID> proposers(UUID matter) {
        Set<UUID> proposers = new HashSet<>();
        openOf(matter).forEach(proposal -> proposers.add(proposal.proposer()));
        return proposers;
    }

    @Override
    public Set<UUID> approvers(UUID matter) {
        Set<UUID> approvers = new HashSet<>();
        for (Proposal proposal : of(matter)) {
            List<ProposalStep> steps = steps(proposal.id());
            steps.forEach(step -> step.decidedBy().ifPresent(approvers::add));
            if (proposal.state() == Proposal.State.OPEN) {
                Matter about = entities.find(Matter.class, matter);
                due(proposal.id()).ifPresent(due -> approvers.addAll(deciders.atOrAbove(due, steps, about)));
            }
        }
        return approvers;
    }
}
