package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.vault.field.FieldCipher;

/** The record of evidence, opened for those who may read it; each look leaves an entry. */
@Stateless
public class EvidenceQueries {

    @Inject
    private EvidenceItems items;

    @Inject
    private MatterKeys keys;

    @Inject
    private Clues clues;

    @Inject
    private Matters matters;

    @Inject
    private Gate gate;

    @Inject
    private StaffQueries staff;

    @Inject
    private AuditTrail trail;

    /** A line of the list; the size is in bytes, and what is an original itself was made from nothing. */
    public record Line(
            UUID id,
            int item,
            String kind,
            String name,
            String format,
            long size,
            String sha256,
            Instant added,
            Optional<Kin> madeFrom) {}

    /** An item that was made from this one, or from which this one was made. */
    public record Kin(UUID id, int item) {}

    /**
     * The record of one item.
     *
     * @param custody the newest link first, as every page tells what happened; papers tell it from the beginning
     */
    public record Opened(
            UUID id,
            UUID matter,
            UUID clue,
            String number,
            int item,
            String kind,
            String name,
            String format,
            String preview,
            long size,
            String sha256,
            String place,
            String holder,
            String note,
            LocalDate collected,
            String firstOfficer,
            String secondOfficer,
            Instant added,
            boolean mayExport,
            List<CustodyLink> custody,
            Optional<Kin> madeFrom,
            List<Kin> made) {}

    /** The items of a matter. */
    public List<Line> list(UUID matterId) {
        gate.require(Permission.EVIDENCE_READ, matterId);
        List<Evidence> found = items.of(matterId);
        trail.append(
                Act.EVIDENCE_LISTED,
                Subject.of("evidence", matterId, matterId),
                Map.of(Value.NUMBER, clues.of(matterId).number(), Value.COUNT, Integer.toString(found.size())));
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, UUID> originals = items.originals(matterId);
        Map<UUID, Kin> kin = found.stream().collect(Collectors.toMap(Evidence::id, EvidenceQueries::kin));
        try (FieldCipher cipher = keys.texts(matterId)) {
            return found.stream()
                    .map(evidence -> line(
                            evidence,
                            Optional.ofNullable(originals.get(evidence.id())).map(kin::get),
                            cipher))
                    .toList();
        }
    }

    private static Kin kin(Evidence evidence) {
        return new Kin(evidence.id(), evidence.item());
    }

    private static Line line(Evidence evidence, Optional<Kin> madeFrom, FieldCipher cipher) {
        return new Line(
                evidence.id(),
                evidence.item(),
                evidence.kind(),
                ItemTexts.name(evidence, cipher),
                evidence.format(),
                evidence.size(),
                evidence.sha256(),
                evidence.added(),
                madeFrom);
    }

    /** Whether the item has no file; says nothing more, so it leaves no entry of a look. */
    public boolean isThing(UUID id) {
        Evidence evidence = items.find(id).orElseThrow(() -> gate.absent(Permission.EVIDENCE_READ));
        gate.require(Permission.EVIDENCE_READ, evidence.matter());
        return evidence.isThing();
    }

    /** The record of one item, without its content. */
    public Opened record(UUID id) {
        Evidence evidence = items.find(id).orElseThrow(() -> gate.absent(Permission.EVIDENCE_READ));
        Matter matter = gate.require(Permission.EVIDENCE_READ, evidence.matter());
        Clue clue = clues.of(evidence.matter());
        Map<UUID, String> names = staff.names();
        Map<UUID, UUID> originals = items.originals(evidence.matter());
        try (FieldCipher cipher = keys.texts(evidence.matter())) {
            ItemTexts texts = ItemTexts.open(evidence, cipher);
            return new Opened(
                    id,
                    evidence.matter(),
                    clue.id(),
                    clue.number(),
                    evidence.item(),
                    evidence.kind(),
                    texts.name(),
                    evidence.format(),
                    MediaKind.previewOf(evidence.mediaType(), evidence.format(), evidence.size())
                            .name(),
                    evidence.size(),
                    evidence.sha256(),
                    texts.place(),
                    texts.holder(),
                    texts.note(),
                    evidence.collected(),
                    names.getOrDefault(evidence.firstOfficer(), ""),
                    names.getOrDefault(evidence.secondOfficer(), ""),
                    evidence.added(),
                    gate.may(Permission.EVIDENCE_EXPORT, matter),
                    newestFirst(items.chain(id, names, cipher)),
                    Optional.ofNullable(originals.get(id)).flatMap(items::find).map(EvidenceQueries::kin),
                    originals.entrySet().stream()
                            .filter(made -> made.getValue().equals(id))
                            .flatMap(made -> items.find(made.getKey()).stream())
                            .map(EvidenceQueries::kin)
                            .toList());
        }
    }

    private static List<CustodyLink> newestFirst(List<CustodyLink> chain) {
        List<CustodyLink> links = new ArrayList<>(chain);
        Collections.reverse(links);
        return links;
    }

    /**
     * To what an item is added.
     *
     * @param officers the inspectors who can be named as officers: the handlers of the matter
     * @param originals from which it may have been made
     */
    public record Place(UUID clue, String number, List<StaffQueries.PersonName> officers, List<Source> originals) {}

    /** An item that was made from no other, without a word of what it is. */
    public record Source(UUID id, int item, String kind) {}

    /** To what an item of this matter is added. */
    public Place place(UUID matterId) {
        gate.require(Permission.EVIDENCE_ADD, matterId);
        Clue clue = clues.of(matterId);
        Map<UUID, UUID> made = items.originals(matterId);
        List<Source> originals = items.of(matterId).stream()
                .filter(item -> !made.containsKey(item.id()))
                .map(item -> new Source(item.id(), item.item(), item.kind()))
                .toList();
        return new Place(clue.id(), clue.number(), officers(matterId), originals);
    }

    private List<StaffQueries.PersonName> officers(UUID matterId) {
        Map<UUID, String> names = staff.names();
        return matters.members(matterId).stream()
                .filter(member -> member.part() == Part.HANDLER)
                .map(member -> new StaffQueries.PersonName(member.account(), names.getOrDefault(member.account(), "")))
                .toList();
    }
}
