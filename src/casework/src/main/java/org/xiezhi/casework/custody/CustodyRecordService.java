package org.xiezhi.casework.custody;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.custody.CustodyRecord.Label;
import org.xiezhi.casework.evidence.Evidence;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.MatterKeys;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.ThingCard;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.shared.Sha256;

/**
 * Lets a record of custody leave the system on paper: with a reason, and with the hash of the very paper in the entry, so
 * that a paper that turns up later can be held against the trail.
 */
@Stateless
public class CustodyRecordService {

    private static final int LONGEST_REASON = 500;

    @Inject
    private EvidenceItems items;

    @Inject
    private ItemRecords records;

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

    /** Makes the paper of what it is given, in the reader's language. */
    @FunctionalInterface
    public interface Press<T> {
        byte[] print(T what);
    }

    /**
     * A printed paper.
     *
     * @param name for the file: numbers only, as the name of an item is text of the matter
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, sent once
    public record Paper(String name, byte[] bytes) {}

    /** Prints the record of all items of a matter, for who works on it. */
    @Requires(Permission.EVIDENCE_EXPORT)
    public Paper printMatter(UUID matterId, @Nullable String reason, Press<CustodyRecord> press) {
        gate.require(Permission.EVIDENCE_EXPORT, matterId);
        return print(Act.CUSTODY_OF_MATTER_PRINTED, matterId, items.of(matterId), reason, press);
    }

    /**
     * Prints the list of electronic data that TL 123 asks for, with format and integrity value of each, to be signed by two
     * officers and the holder or a witness; for who works on the matter.
     */
    @Requires(Permission.EVIDENCE_EXPORT)
    public Paper printElectronicData(UUID matterId, @Nullable String reason, Press<CustodyRecord> press) {
        gate.require(Permission.EVIDENCE_EXPORT, matterId);
        List<Evidence> electronic = records.electronic(matterId, items.of(matterId));
        return print(Act.ELECTRONIC_DATA_PRINTED, matterId, electronic, reason, press);
    }

    /** Prints the record of an item that has a file, for who works on its matter. */
    @Requires(Permission.EVIDENCE_EXPORT)
    public Paper printOriginal(UUID id, @Nullable String reason, Press<CustodyRecord> press) {
        Evidence evidence = items.find(id)
                .filter(item -> !item.isThing())
                .orElseThrow(() -> gate.absent(Permission.EVIDENCE_EXPORT));
        gate.require(Permission.EVIDENCE_EXPORT, evidence.matter());
        return print(evidence, reason, press);
    }

    /** Prints the record of a thing, for its handlers and the custodians of the matter's things. */
    @Requires(Permission.CUSTODY_HAND_OVER)
    public Paper printThing(UUID id, @Nullable String reason, Press<CustodyRecord> press) {
        Evidence evidence = thing(id);
        gate.require(Permission.CUSTODY_HAND_OVER, evidence.matter());
        return print(evidence, reason, press);
    }

    /** Prints a label for a thing, by which its card is found; it says nothing of what the thing is. */
    @Requires(Permission.CUSTODY_HAND_OVER)
    public Paper printLabel(UUID id, Press<Label> press) {
        Evidence evidence = thing(id);
        gate.require(Permission.CUSTODY_HAND_OVER, evidence.matter());
        Clue clue = clues.of(evidence.matter());
        byte[] paper = press.print(new Label(
                id,
                staff.organ(),
                clue.number(),
                evidence.item(),
                evidence.kind(),
                seal(evidence),
                evidence.collected()));
        trail.append(
                Act.LABEL_PRINTED,
                Subject.of("evidence", id, evidence.matter()),
                Map.of(Value.NUMBER, clue.number(), Value.ITEM, Integer.toString(evidence.item())));
        return new Paper(clue.number() + "-" + evidence.item() + "-label.pdf", paper);
    }

    private Evidence thing(UUID id) {
        return items.find(id).filter(Evidence::isThing).orElseThrow(() -> gate.absent(Permission.CUSTODY_HAND_OVER));
    }

    private String seal(Evidence evidence) {
        Thing thing = items.thing(evidence.id()).orElseThrow();
        try (FieldCipher cipher = keys.texts(evidence.matter())) {
            return ThingCard.open(evidence, thing, cipher).seal();
        }
    }

    private Paper print(Act act, UUID matter, List<Evidence> of, @Nullable String reason, Press<CustodyRecord> press) {
        String why = why(reason);
        Clue clue = clues.of(matter);
        byte[] paper = press.print(record(why, matter, of));
        trail.append(
                act,
                Subject.of("matter", matter, matter),
                Map.of(
                        Value.NUMBER, clue.number(),
                        Value.COUNT, Integer.toString(of.size()),
                        Value.SHA256, sha256(paper),
                        Value.REASON, why));
        String what = act == Act.ELECTRONIC_DATA_PRINTED ? "-electronic-data.pdf" : "-custody.pdf";
        return new Paper(clue.number() + what, paper);
    }

    private Paper print(Evidence evidence, @Nullable String reason, Press<CustodyRecord> press) {
        String why = why(reason);
        Clue clue = clues.of(evidence.matter());
        byte[] paper = press.print(record(why, evidence.matter(), List.of(evidence)));
        trail.append(
                Act.CUSTODY_PRINTED,
                Subject.of("evidence", evidence.id(), evidence.matter()),
                Map.of(
                        Value.NUMBER, clue.number(),
                        Value.ITEM, Integer.toString(evidence.item()),
                        Value.SHA256, sha256(paper),
                        Value.REASON, why));
        return new Paper(clue.number() + "-" + evidence.item() + "-custody.pdf", paper);
    }

    private CustodyRecord record(String reason, UUID matter, List<Evidence> of) {
        return records.gather(
                matter,
                of,
                gate.may(Permission.EVIDENCE_READ, matters.find(matter).orElseThrow()),
                reason);
    }

    private static String why(@Nullable String reason) {
        InputCheck check = new InputCheck();
        String why = check.required("purpose", reason, LONGEST_REASON);
        check.orRefuse();
        return why;
    }

    private static String sha256(byte[] paper) {
        return HexFormat.of().formatHex(Sha256.begin().digest(paper));
    }
}
