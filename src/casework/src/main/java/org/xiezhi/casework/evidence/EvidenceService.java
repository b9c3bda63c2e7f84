package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.ProposalService;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterMember;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.procedure.CalendarException;
import org.xiezhi.procedure.Limit;
import org.xiezhi.procedure.Step;
import org.xiezhi.vault.StoredObject;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.shared.Bytes;

/** Puts received files, and things, on record as evidence. */
@Stateless
public class EvidenceService {

    @Inject
    private EvidenceItems items;

    @Inject
    private Uploads uploads;

    @Inject
    private MatterKeys keys;

    @Inject
    private TheVault vault;

    @Inject
    private Clues clues;

    @Inject
    private Matters matters;

    @Inject
    private Gate gate;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private ProposalService proposals;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** An item on record, and its number within the matter. */
    public record Added(UUID id, int item) {}

    /**
     * Records an upload that has arrived whole as the next item of the matter.
     *
     * @throws RefusedException if another hash came with the file than was taken while it was received; the upload stays
     */
    @Requires(Permission.EVIDENCE_ADD)
    public Added add(UUID matterId, FileForm form) {
        Matter matter = gate.requireLocked(Permission.EVIDENCE_ADD, matterId);
        gate.requireStep(matter, Step.ADD_EVIDENCE);
        Optional<Evidence> before = Optional.ofNullable(form.upload()).flatMap(items::find);
        if (before.isPresent()) {
            return new Added(before.get().id(), before.get().item());
        }
        Upload upload = arrived(form.upload(), matterId);
        StoredObject stored = upload.stored().orElseThrow();
        // The upload's id is the object's and the item's: the same form sent twice is one item.
        UUID id = stored.objectId();
        InputCheck check = new InputCheck();
        Optional<Bytes> given = GivenHash.of(check, "sha256", form.sha256());
        UUID original = form.original();
        check.demand(original == null || isOriginal(original, matterId), "original", "input.not_an_original");
        Evidence evidence;
        try (MatterKey key = keys.open(matterId);
                FieldCipher cipher = new FieldCipher(key, vault.random())) {
            CheckedEvidence checked = CheckedEvidence.of(
                    check, form.record(), rulebook.get(), handlers(matterId), clock.today(), id, cipher);
            requireSame(given, stored, matterId);
            evidence =
                    new Evidence(id, matterId, items.nextItem(matterId), checked, upload.kind(), stored, clock.now());
        }
        List<Row> rows = new ArrayList<>(items.add(evidence));
        if (original != null) {
            rows.add(items.madeFrom(evidence, original));
        }
        Subject subject = Subject.of("evidence", id, matterId);
        Map<Value, String> values = Map.of(
                Value.NUMBER,
                clues.of(matterId).number(),
                Value.ITEM,
                Integer.toString(evidence.item()),
                Value.SHA256,
                evidence.sha256());
        trail.append(Act.EVIDENCE_ADDED, subject, values, rows.toArray(Row[]::new));
        if (given.isPresent() || upload.declared().isPresent()) {
            trail.append(Act.EVIDENCE_COMPARED, subject, values, items.compared(evidence));
        }
        proposals.recheck(matter);
        return new Added(id, evidence.item());
    }

    private boolean isOriginal(UUID item, UUID matterId) {
        return items.find(item).filter(found -> found.matter().equals(matterId)).isPresent()
                && !items.originals(matterId).containsKey(item);
    }

    /** TL 123: the integrity check value of the list is what the list vouches for; another one is another file. */
    private void requireSame(Optional<Bytes> given, StoredObject stored, UUID matterId) {
        if (given.isPresent() && !given.get().equals(stored.sha256())) {
            throw gate.refuse(
                    Permission.EVIDENCE_ADD.code(),
                    Subject.of("evidence", stored.objectId(), matterId),
                    List.of(GivenHash.differs(stored.sha256())));
        }
    }

    /**
     * Records a thing as the next item of the matter; who records it keeps it until it is handed over.
     *
     * @return the item's id
     */
    @Requires(Permission.EVIDENCE_ADD)
    public UUID addThing(UUID matterId, ThingForm form) {
        Matter matter = gate.requireLocked(Permission.EVIDENCE_ADD, matterId);
        gate.requireStep(matter, Step.ADD_EVIDENCE);
        UUID id = clock.nextId();
        Evidence evidence;
        Thing thing;
        try (MatterKey key = keys.openOrMake(matterId);
                FieldCipher cipher = new FieldCipher(key, vault.random())) {
            InputCheck check = new InputCheck();
            CheckedThing own = CheckedThing.of(check, form, id, cipher);
            CheckedEvidence checked = CheckedEvidence.of(
                    check, form.record(), rulebook.get(), handlers(matterId), clock.today(), id, cipher);
            evidence = new Evidence(id, matterId, items.nextItem(matterId), checked, clock.now());
            thing = new Thing(id, matterId, own, actor.get().account(), clock.now(), storeUntil(checked));
        }
        List<Row> rows = items.add(evidence, thing);
        trail.append(
                Act.THING_ADDED,
                Subject.of("evidence", id, matterId),
                Map.of(Value.NUMBER, clues.of(matterId).number(), Value.ITEM, Integer.toString(evidence.item())),
                rows.toArray(Row[]::new));
        proposals.recheck(matter);
        return id;
    }

    /** What was taken in a year whose holidays nobody knows any more should have been given up long ago: today, then. */
    private LocalDate storeUntil(CheckedEvidence checked) {
        try {
            return rulebook.get().due(Limit.STORE_THING, checked.collected());
        } catch (CalendarException e) {
            return clock.today();
        }
    }

    private Upload arrived(@Nullable UUID uploadId, UUID matterId) {
        if (uploadId == null) {
            throw new InvalidException(List.of(Problem.of("file", "input.required")));
        }
        return uploads.find(uploadId, actor.get().account())
                .filter(upload -> upload.matter().equals(matterId))
                .filter(upload -> upload.stored().isPresent())
                .orElseThrow(() -> new InvalidException(List.of(Problem.of("file", "input.upload_incomplete"))));
    }

    private Set<UUID> handlers(UUID matterId) {
        return matters.members(matterId).stream()
                .filter(member -> member.part() == Part.HANDLER)
                .map(MatterMember::account)
                .collect(Collectors.toSet());
    }
}
