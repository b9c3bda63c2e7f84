package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.evidence.MediaKind.Preview;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.SealedObject;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.key.MatterKey;

/** Opens originals: the entry and the link of custody are committed before the first byte is read. */
@Stateless
public class EvidenceReaderService {

    private static final int LONGEST_REASON = 500;

    @Inject
    private EvidenceItems items;

    @Inject
    private ScrubRounds rounds;

    @Inject
    private Openings openings;

    @Inject
    private MatterKeys keys;

    @Inject
    private TheVault vault;

    @Inject
    private Clues clues;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /**
     * An original under an opening; the caller closes the content.
     *
     * @param oldOffice it is shown by its text, which {@link OfficeTexts} has taken out of it
     * @param saveAs name of the file that the browser is to keep; empty if it is to show the content
     */
    public record Original(
            String mediaType,
            long size,
            String sha256,
            boolean oldOffice,
            Optional<String> saveAs,
            SealedObject content) {}

    /**
     * Opens an item for the current session. What no page can show is not opened: the entry then tells of a look at the
     * record, and no link of custody claims more.
     *
     * @return the opening, which {@link #read} asks for; empty if only the record is shown
     */
    @Requires(Permission.EVIDENCE_READ)
    public Optional<UUID> open(UUID evidenceId) {
        Evidence evidence = items.find(evidenceId).orElseThrow(() -> gate.absent(Permission.EVIDENCE_READ));
        gate.require(Permission.EVIDENCE_READ, evidence.matter());
        if (!preview(evidence).opens()) {
            trail.append(Act.EVIDENCE_RECORD_OPENED, subject(evidence), values(evidence));
            return Optional.empty();
        }
        Row link = items.opened(evidence);
        trail.append(Act.EVIDENCE_OPENED, subject(evidence), values(evidence), link);
        return Optional.of(openings.add(clock.nextId(), actor.get().webSession(), evidenceId, clock.now()));
    }

    /**
     * Lets a copy of the original leave the system: with a reason, for who works on the matter.
     *
     * @return the opening, which {@link #read} asks for
     */
    @Requires(Permission.EVIDENCE_EXPORT)
    public UUID export(UUID evidenceId, @Nullable String reason) {
        Evidence evidence = items.find(evidenceId)
                .filter(item -> !item.isThing())
                .orElseThrow(() -> gate.absent(Permission.EVIDENCE_EXPORT));
        gate.require(Permission.EVIDENCE_EXPORT, evidence.matter());
        InputCheck check = new InputCheck();
        String why = check.required("reason", reason, LONGEST_REASON);
        check.orRefuse();
        List<Row> rows;
        try (FieldCipher cipher = keys.texts(evidence.matter())) {
            rows = items.exported(evidence, why, cipher);
        }
        Map<Value, String> values = new EnumMap<>(values(evidence));
        values.put(Value.REASON, why);
        trail.append(Act.EVIDENCE_EXPORTED, subject(evidence), values, rows.toArray(Row[]::new));
        return openings.addExport(clock.nextId(), actor.get().webSession(), evidenceId, clock.now());
    }

    /** The SHA-256 of the record of custody that goes along with each original, by item. */
    @FunctionalInterface
    public interface Accompanied {
        Map<UUID, String> documents();
    }

    /**
     * Lets copies of several originals of one matter leave together, each with its link and its entry.
     *
     * @param why checked by the caller
     * @param accompanied asked when every link of the export is there, so that the records tell of it
     * @return for each in the same order the opening, which {@link #read} asks for
     */
    @Requires(Permission.EVIDENCE_EXPORT)
    public List<UUID> exportTogether(UUID matter, List<Evidence> together, String why, Accompanied accompanied) {
        gate.require(Permission.EVIDENCE_EXPORT, matter);
        if (together.stream().anyMatch(item -> item.isThing() || !item.matter().equals(matter))) {
            throw gate.absent(Permission.EVIDENCE_EXPORT);
        }
        List<List<Row>> rows;
        try (FieldCipher cipher = keys.texts(matter)) {
            rows = together.stream()
                    .map(evidence -> items.exported(evidence, why, cipher))
                    .toList();
        }
        Map<UUID, String> documents = accompanied.documents();
        List<UUID> opened = new ArrayList<>();
        for (int i = 0; i < together.size(); i++) {
            Evidence evidence = together.get(i);
            Map<Value, String> values = new EnumMap<>(values(evidence));
            values.put(Value.REASON, why);
            values.put(Value.DOCUMENT, Objects.requireNonNull(documents.get(evidence.id())));
            trail.append(
                    Act.EVIDENCE_EXPORTED,
                    subject(evidence),
                    values,
                    rows.get(i).toArray(Row[]::new));
            opened.add(
                    openings.addExportTogether(clock.nextId(), actor.get().webSession(), evidence.id(), clock.now()));
        }
        return opened;
    }

    private static Preview preview(Evidence evidence) {
        return MediaKind.previewOf(evidence.mediaType(), evidence.format(), evidence.size());
    }

    private static Subject subject(Evidence evidence) {
        return Subject.of("evidence", evidence.id(), evidence.matter());
    }

    private Map<Value, String> values(Evidence evidence) {
        return Map.of(
                Value.NUMBER, clues.of(evidence.matter()).number(), Value.ITEM, Integer.toString(evidence.item()));
    }

    /**
     * The original of an opening of this session; access is asked again at each range.
     *
     * @throws IntegrityException if container, record and key do not belong together; it is recorded
     */
    @Requires(Permission.EVIDENCE_READ)
    public Original read(UUID openingId) {
        Openings.Opening opening = openings.find(openingId, actor.get().webSession(), clock.now())
                .orElseThrow(() -> gate.absent(Permission.EVIDENCE_READ));
        Evidence evidence = items.find(opening.evidence()).orElseThrow(() -> gate.absent(Permission.EVIDENCE_READ));
        gate.require(opening.export() ? Permission.EVIDENCE_EXPORT : Permission.EVIDENCE_READ, evidence.matter());
        try (MatterKey key = keys.open(evidence.matter())) {
            return new Original(
                    evidence.mediaType(),
                    evidence.size(),
                    evidence.sha256(),
                    !opening.export() && preview(evidence) == Preview.OLD_OFFICE,
                    opening.export() ? Optional.of(fileName(evidence)) : Optional.empty(),
                    vault.vault().read(evidence.stored(), key));
        } catch (org.xiezhi.vault.shared.IntegrityException e) {
            damaged(opening.evidence());
            throw new IntegrityException("evidence " + opening.evidence(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("evidence " + opening.evidence(), e);
        }
    }

    /** By number and item: the name of an item is text of the matter and stays in the system. */
    private String fileName(Evidence evidence) {
        String format = evidence.format().toLowerCase(Locale.ROOT);
        String ending = format.matches("[a-z0-9]{1,5}") ? "." + format : "";
        return clues.of(evidence.matter()).number() + "-" + evidence.item() + ending;
    }

    /** Records that an original did not verify while somebody read it, and raises the alarm. */
    @OpenToAll(because = "called by the edge that met the damage, after the reader was let in")
    public void damaged(UUID evidenceId) {
        recordDamage(evidenceId);
        rounds.met();
    }

    /** Records that an original did not verify, where the scrub counts it itself. */
    @OpenToAll(because = "called by the scrub, which reads for nobody")
    public void recordDamage(UUID evidenceId) {
        items.find(evidenceId)
                .ifPresent(evidence -> trail.appendFailed(Act.EVIDENCE_DAMAGED, subject(evidence), values(evidence)));
    }
}
