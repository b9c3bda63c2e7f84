package org.xiezhi.casework.matter;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.Relations;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.OpenProposals.Parts;

/** The matters as stored, their members and the steps taken. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Matters {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Inject
    private OpenProposals proposals;

    public Optional<Matter> find(UUID id) {
        return Optional.ofNullable(entities.find(Matter.class, id));
    }

    /** The matter, locked until the transaction ends: two steps at once queue up and the second sees the first. */
    public Optional<Matter> lock(UUID id) {
        return Optional.ofNullable(entities.find(Matter.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public void add(Matter matter) {
        entities.persist(matter);
        // Other tables name its id, and the provider does not know that order.
        entities.flush();
    }

    public void add(MatterMember member) {
        entities.persist(member);
    }

    public void add(MatterStep step) {
        entities.persist(step);
    }

    public List<MatterMember> members(UUID matter) {
        return entities.createNamedQuery(MatterMember.OF, MatterMember.class)
                .setParameter("matter", matter)
                .getResultList();
    }

    public List<MatterStep> steps(UUID matter) {
        return entities.createNamedQuery(MatterStep.OF, MatterStep.class)
                .setParameter("matter", matter)
                .getResultList();
    }

    /** Everybody's tie to the matter, for the access rules. */
    public Relations relations(Matter matter) {
        return Objects.requireNonNull(relations(List.of(matter)).get(matter.id()));
    }

    /** Everybody's ties to these matters, by matter, in as many statements for fifty as for one. */
    public Map<UUID, Relations> relations(Collection<Matter> matters) {
        if (matters.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<MatterMember>> members = entities.createNamedQuery(MatterMember.OF_ALL, MatterMember.class)
                .setParameter("matters", matters.stream().map(Matter::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(MatterMember::matter));
        Map<UUID, Parts> parts = proposals.parts(matters);
        Map<UUID, Relations> relations = new HashMap<>();
        for (Matter matter : matters) {
            relations.put(
                    matter.id(),
                    relations(
                            matter,
                            members.getOrDefault(matter.id(), List.of()),
                            parts.getOrDefault(matter.id(), Parts.NONE)));
        }
        return relations;
    }

    private static Relations relations(Matter matter, List<MatterMember> members, Parts parts) {
        return new Relations(
                Optional.of(matter.registrar()),
                matter.handlingRoom(),
                having(members, Part.HANDLER),
                having(members, Part.EARLIER_HANDLER),
                having(members, Part.KEEPER),
                having(members, Part.BARRED),
                parts.proposers(),
                parts.approvers());
    }

    private static Set<UUID> having(List<MatterMember> members, Part part) {
        return members.stream()
                .filter(member -> member.part() == part)
                .map(MatterMember::account)
                .collect(Collectors.toSet());
    }
}
