package org.xiezhi.casework.custody;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.custody.CustodyRecord.FileFacts;
import org.xiezhi.casework.custody.CustodyRecord.Held;
import org.xiezhi.casework.custody.CustodyRecord.Item;
import org.xiezhi.casework.evidence.Evidence;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.ItemTexts;
import org.xiezhi.casework.evidence.MatterKeys;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.ThingCard;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.vault.field.FieldCipher;

/** Gathers what is held of the custody of items; the caller has asked whether the reader may see it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ItemRecords {

    /** The kind of the rulebook's catalogue to which electronic data belong (TL 59). */
    private static final String ELECTRONIC = "AUDIOVISUAL_ELECTRONIC";

    @Inject
    private EvidenceItems items;

    @Inject
    private Handovers handovers;

    @Inject
    private Keepers keepers;

    @Inject
    private MatterKeys keys;

    @Inject
    private StaffQueries staff;

    @Inject
    private Clues clues;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** The record of items of one matter as it is printed for the actor; {@code whole} is that of {@link #open}. */
    public CustodyRecord gather(UUID matter, List<Evidence> of, boolean whole, String reason) {
        Clue clue = clues.of(matter);
        return new CustodyRecord(
                staff.organ(),
                clue.number(),
                clue.secretLevel(),
                actor.get().displayName(),
                clock.now(),
                reason,
                open(matter, of, whole));
    }

    /** Of these items those that a list of electronic data has. */
    public List<Evidence> electronic(UUID matter, List<Evidence> of) {
        // What was made from a file vouches for nothing; what was taken from a phone is what the list is for.
        Set<UUID> made = items.originals(matter).entrySet().stream()
                .filter(pair ->
                        items.find(pair.getValue()).filter(Evidence::isThing).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return of.stream()
                .filter(item -> item.kind().equals(ELECTRONIC) && !item.isThing() && !made.contains(item.id()))
                .toList();
    }

    /**
     * The records of items of one matter, in their order.
     *
     * @param whole false for who keeps things and reads no evidence: he gets no more than the card of a thing shows him
     */
    public List<Item> open(UUID matter, List<Evidence> of, boolean whole) {
        if (of.isEmpty()) {
            // A matter without evidence has no key yet.
            return List.of();
        }
        Map<UUID, String> names = staff.names();
        try (FieldCipher cipher = keys.texts(matter)) {
            return of.stream()
                    .map(evidence -> open(evidence, whole, names, cipher))
                    .toList();
        }
    }

    private Item open(Evidence evidence, boolean whole, Map<UUID, String> names, FieldCipher cipher) {
        ItemTexts texts = ItemTexts.open(evidence, cipher);
        return new Item(
                evidence.item(),
                evidence.kind(),
                whole ? texts : new ItemTexts(texts.name(), texts.place(), texts.holder(), ""),
                evidence.collected(),
                whole ? names.getOrDefault(evidence.firstOfficer(), "") : "",
                whole ? names.getOrDefault(evidence.secondOfficer(), "") : "",
                evidence.added(),
                madeFrom(evidence),
                evidence.isThing()
                        ? Optional.empty()
                        : Optional.of(new FileFacts(evidence.format(), evidence.size(), evidence.sha256())),
                items.thing(evidence.id()).map(thing -> held(evidence, thing, names, cipher)),
                items.chain(evidence.id(), names, cipher));
    }

    private OptionalInt madeFrom(Evidence evidence) {
        UUID original = items.originals(evidence.matter()).get(evidence.id());
        return original == null
                ? OptionalInt.empty()
                : OptionalInt.of(items.find(original).orElseThrow().item());
    }

    private Held held(Evidence evidence, Thing thing, Map<UUID, String> names, FieldCipher cipher) {
        List<Handover> all = handovers.oldestFirst(evidence.id());
        return new Held(
                ThingCard.open(evidence, thing, cipher),
                thing.whereabouts(),
                names.getOrDefault(thing.keeper(), ""),
                thing.since(),
                thing.due(),
                all.stream().map(handover -> Move.open(handover, names, cipher)).toList(),
                Gap.of(thing, all, keepers.canBeGivenOn(thing), clock.today(), names));
    }
}
