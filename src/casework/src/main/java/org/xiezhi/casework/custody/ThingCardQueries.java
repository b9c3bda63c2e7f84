package org.xiezhi.casework.custody;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.evidence.Evidence;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.MatterKeys;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.evidence.ThingCard;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.vault.field.FieldCipher;

/** The card of one thing; each look leaves an entry. */
@Stateless
public class ThingCardQueries {

    @Inject
    private Handovers handovers;

    @Inject
    private EvidenceItems items;

    @Inject
    private MatterKeys keys;

    @Inject
    private Keepers keepers;

    @Inject
    private Clues clues;

    @Inject
    private Gate gate;

    @Inject
    private StaffQueries staff;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** What a reader may do with a thing now. */
    public enum Next {
        OFFER,
        ASK,
        APPROVE,
        LEND,
        TAKE,
        REFUSE,
        WITHDRAW,
        /** A superior gives it to a custodian in the place of somebody who may have it no longer. */
        GIVE_IN_PLACE
    }

    /**
     * The card of a thing.
     *
     * @param clue empty for those who keep it and know no more
     * @param keptAt place in the store; empty while it is elsewhere
     * @param gaps what somebody must still do, or explain
     * @param mayPrint its record of custody, and its label
     * @param moves the newest first
     * @param open the one that is under way
     * @param custodians to whom it can be offered, where the reader may
     */
    public record Card(
            UUID id,
            UUID matter,
            Optional<UUID> clue,
            String number,
            String secretLevel,
            ThingCard thing,
            Whereabouts whereabouts,
            String keeper,
            Instant since,
            Optional<LocalDate> due,
            boolean overdue,
            String keptAt,
            String receiver,
            Instant received,
            List<Move> moves,
            Optional<Move> open,
            List<Gap> gaps,
            Set<Next> next,
            boolean mayPrint,
            List<StaffQueries.PersonName> custodians) {

        /** For pages, which know no enum constants. */
        public boolean may(String what) {
            return next.contains(Next.valueOf(what));
        }
    }

    /** The card of a thing; a look that leaves an entry. */
    public Card card(UUID id) {
        Evidence evidence =
                items.find(id).filter(Evidence::isThing).orElseThrow(() -> gate.absent(Permission.CUSTODY_READ));
        Matter matter = gate.require(Permission.CUSTODY_READ, evidence.matter());
        Thing thing = items.thing(id).orElseThrow();
        Clue clue = clues.of(thing.matter());
        trail.append(
                Act.CUSTODY_OPENED,
                Subject.of("evidence", id, thing.matter()),
                Map.of(Value.NUMBER, clue.number(), Value.ITEM, Integer.toString(evidence.item())));
        Map<UUID, String> names = staff.names();
        List<Handover> all = handovers.of(id);
        Optional<Handover> open = all.stream().filter(Handover::isOpen).findFirst();
        Set<Permission> allowed = gate.allowed(
                matter,
                Set.of(
                        Permission.CLUE_READ,
                        Permission.CUSTODY_HAND_OVER,
                        Permission.CUSTODY_BORROW,
                        Permission.CUSTODY_APPROVE));
        Set<Next> next = next(thing, open, allowed);
        try (FieldCipher cipher = keys.texts(thing.matter())) {
            List<Move> moves = all.stream()
                    .map(handover -> Move.open(handover, names, cipher))
                    .toList();
            return new Card(
                    id,
                    thing.matter(),
                    allowed.contains(Permission.CLUE_READ) ? Optional.of(clue.id()) : Optional.empty(),
                    clue.number(),
                    clue.secretLevel(),
                    ThingCard.open(evidence, thing, cipher),
                    thing.whereabouts(),
                    names.getOrDefault(thing.keeper(), ""),
                    thing.since(),
                    thing.due(),
                    thing.overdue(clock.today()),
                    thing.whereabouts() == Whereabouts.IN_STORE ? keptAt(moves) : "",
                    items.custody(id).stream()
                            .filter(link -> link.handling() == Handling.RECEIVED)
                            .findFirst()
                            .map(link -> names.getOrDefault(link.actor(), ""))
                            .orElse(""),
                    evidence.added(),
                    moves,
                    open.flatMap(one -> moves.stream()
                            .filter(move -> move.id().equals(one.id()))
                            .findFirst()),
                    Gap.of(thing, handovers.oldestFirst(id), keepers.canBeGivenOn(thing), clock.today(), names),
                    next,
                    allowed.contains(Permission.CUSTODY_HAND_OVER),
                    next.contains(Next.OFFER) || next.contains(Next.GIVE_IN_PLACE)
                            ? custodians(thing.matter())
                            : List.of());
        }
    }

    private static String keptAt(List<Move> moves) {
        return moves.stream()
                .filter(move -> move.state() == Progress.TAKEN)
                .findFirst()
                .map(Move::place)
                .orElse("");
    }

    private List<StaffQueries.PersonName> custodians(UUID matter) {
        Set<UUID> candidates = keepers.candidates(matter);
        return staff.custodians().stream()
                .filter(person -> candidates.contains(person.id()))
                .toList();
    }

    private Set<Next> next(Thing thing, Optional<Handover> open, Set<Permission> allowed) {
        UUID me = actor.get().account();
        Set<Next> next = EnumSet.noneOf(Next.class);
        boolean hands = allowed.contains(Permission.CUSTODY_HAND_OVER);
        boolean mine = thing.whereabouts() == Whereabouts.WITH_HANDLERS
                ? keepers.handlers(thing.matter()).contains(me)
                : thing.keeper().equals(me);
        if (open.isEmpty()) {
            boolean abandoned = !keepers.canBeGivenOn(thing);
            if (abandoned
                    && allowed.contains(Permission.CUSTODY_APPROVE)
                    && !custodians(thing.matter()).isEmpty()) {
                next.add(Next.GIVE_IN_PLACE);
            }
            if (hands && mine && !custodians(thing.matter()).isEmpty()) {
                next.add(Next.OFFER);
            }
            if (allowed.contains(Permission.CUSTODY_BORROW) && thing.whereabouts() == Whereabouts.IN_STORE) {
                next.add(Next.ASK);
            }
            return next;
        }
        Handover handover = open.get();
        boolean answers = switch (handover.state()) {
            case ASKED -> allowed.contains(Permission.CUSTODY_APPROVE) && next.add(Next.APPROVE);
            case APPROVED -> hands && mine && next.add(Next.LEND);
            case OFFERED -> hands && handover.receiver().equals(me) && next.add(Next.TAKE);
            case TAKEN, REFUSED, WITHDRAWN -> false;
        };
        if (answers) {
            next.add(Next.REFUSE);
        }
        if (keepers.mayWithdraw(handover, allowed)) {
            next.add(Next.WITHDRAW);
        }
        return next;
    }
}
