package org.xiezhi.casework.custody;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;

/** The custodians and their tie to matters: with the first thing that one is offered, the matter's things open to him. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Keepers {

    @Inject
    private StaffQueries staff;

    @Inject
    private Gate gate;

    @Inject
    private Matters matters;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /**
     * To whom the actor may offer things of the matter: custodians who neither work on it, nor did, nor are barred from it
     * (S5), and not himself.
     */
    public Set<UUID> candidates(UUID matter) {
        Set<UUID> out = matters.members(matter).stream()
                .filter(member -> member.part() != Part.KEEPER)
                .map(MatterMember::account)
                .collect(Collectors.toSet());
        return staff.custodians().stream()
                .map(StaffQueries.PersonName::id)
                .filter(custodian -> !out.contains(custodian))
                .filter(custodian -> !custodian.equals(actor.get().account()))
                .collect(Collectors.toSet());
    }

    /** Whether somebody can give the thing on: any of its handlers while it is with them, its keeper elsewhere. */
    public boolean canBeGivenOn(Thing thing) {
        return thing.whereabouts() == Whereabouts.WITH_HANDLERS
                ? handlers(thing.matter()).stream().anyMatch(handler -> mayHandOver(thing.matter(), handler))
                : mayHandOver(thing.matter(), thing.keeper());
    }

    private boolean mayHandOver(UUID matterId, UUID account) {
        Matter matter = matters.find(matterId).orElseThrow();
        return staff.actor(account)
                .filter(actor -> gate.may(Permission.CUSTODY_HAND_OVER, matter, actor))
                .isPresent();
    }

    /**
     * Whether it is the actor's to withdraw: of who signed last; and of a superior, what nobody else can end, because its
     * giver or its receiver may act no longer.
     *
     * @param allowed what the actor may do with the matter
     */
    public boolean mayWithdraw(Handover handover, Set<Permission> allowed) {
        boolean signed = handover.mayWithdraw(actor.get().account());
        if (signed
                && (allowed.contains(Permission.CUSTODY_HAND_OVER) || allowed.contains(Permission.CUSTODY_APPROVE))) {
            return true;
        }
        return handover.state() == Progress.OFFERED
                && allowed.contains(Permission.CUSTODY_APPROVE)
                && !mayHandOver(handover.matter(), handover.receiver());
    }

    public Set<UUID> handlers(UUID matter) {
        return matters.members(matter).stream()
                .filter(member -> member.part() == Part.HANDLER)
                .map(MatterMember::account)
                .collect(Collectors.toSet());
    }

    /** Ties the custodian to the matter; gives the row if it is new. The caller holds the matter's lock. */
    public List<Row> join(UUID matter, UUID custodian) {
        boolean tied = matters.members(matter).stream()
                .anyMatch(member ->
                        member.part() == Part.KEEPER && member.account().equals(custodian));
        if (tied) {
            return List.of();
        }
        MatterMember member = new MatterMember(clock.nextId(), matter, custodian, Part.KEEPER, clock.now());
        matters.add(member);
        return List.of(new Row("matter_member", member.id()));
    }
}
