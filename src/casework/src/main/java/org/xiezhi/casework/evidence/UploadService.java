package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.procedure.Step;
import org.xiezhi.vault.IntakeLimits;
import org.xiezhi.vault.IntakeRefusedException;
import org.xiezhi.vault.key.MatterKey;

/** Receives files in pieces, straight into the vault; nothing of them is stored in clear. */
@Stateless
public class UploadService {

    static final int LONGEST_FILE_NAME = 255;

    @Inject
    private TheVault vault;

    @Inject
    private MatterKeys keys;

    @Inject
    private Uploads uploads;

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

    @Inject
    private Settings settings;

    /**
     * Begins an upload to a matter.
     *
     * @param length declared size in bytes
     * @throws IntakeRefusedException if that is empty or over the limit, or the disk is full
     */
    @Requires(Permission.EVIDENCE_ADD)
    public Upload begin(UUID matterId, String fileName, long length) {
        Matter matter = gate.requireLocked(Permission.EVIDENCE_ADD, matterId);
        gate.requireStep(matter, Step.ADD_EVIDENCE);
        InputCheck check = new InputCheck();
        String name = check.required("file", fileName, LONGEST_FILE_NAME);
        check.orRefuse();
        uploads.expire(clock.now());
        UUID id = clock.nextId();
        IntakeLimits limits = IntakeLimits.ofEvidence(OptionalLong.of(length), settings.evidenceMaxBytes());
        try (MatterKey key = keys.openOrMake(matterId)) {
            Clue clue = clues.of(matterId);
            trail.append(Act.EVIDENCE_BEGUN, Subject.of("evidence", id, matterId), Map.of(Value.NUMBER, clue.number()));
            Upload upload = new Upload(
                    id,
                    actor.get().account(),
                    matterId,
                    name,
                    length,
                    vault.vault().open(id, key, limits),
                    clock.now());
            uploads.add(upload);
            return upload;
        } catch (IOException e) {
            throw new UncheckedIOException("upload " + id, e);
        }
    }

    /** The upload as it stands. @throws NotFoundException if it is unknown, finished long ago or another account's */
    @OpenToAll(because = "only the account that began an upload finds it")
    public Upload status(UUID id) {
        return uploads.find(id, actor.get().account()).orElseThrow(() -> new NotFoundException("upload " + id));
    }

    /**
     * Takes the next piece; outside a transaction, because a slow line must not hold one open.
     *
     * @return false if the offset is not where the upload stands, or another request writes
     * @throws IOException if the line broke; what came before is kept
     */
    @OpenToAll(because = "only the account that began an upload finds it")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean append(UUID id, long offset, InputStream source) throws IOException {
        Upload upload = status(id);
        try {
            return upload.append(offset, source, clock.now());
        } catch (IntakeRefusedException refused) {
            // The partial file is gone with the refusal; a retry would meet an intake that has ended.
            uploads.remove(id);
            throw refused;
        }
    }

    /** Gives an upload up at the user's wish. */
    @OpenToAll(because = "only the account that began an upload finds it")
    public void abandon(UUID id) {
        Upload upload = status(id);
        uploads.remove(id);
        try {
            upload.abandon();
        } catch (IOException e) {
            throw new UncheckedIOException("upload " + id, e);
        }
        trail.append(
                Act.EVIDENCE_ABANDONED,
                Subject.of("evidence", id, upload.matter()),
                Map.of(Value.NUMBER, clues.of(upload.matter()).number()));
    }
}
