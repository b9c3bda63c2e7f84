package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.procedure.Step;
import org.xiezhi.vault.EvidenceIntake;
import org.xiezhi.vault.IntakeLimits;
import org.xiezhi.vault.IntakeRefusal;
import org.xiezhi.vault.IntakeRefusedException;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.shared.Bytes;

/** Receives files in pieces, straight into the vault; nothing of them is stored in clear. */
@Stateless
public class UploadService {

    private static final Logger LOG = Logger.getLogger(UploadService.class.getName());

    static final int LONGEST_FILE_NAME = 255;

    /** Milliseconds since 1970, and room for a client that counts otherwise. */
    private static final int LONGEST_TIME = 40;

    /** Each holds the state of a cipher, a few MiB, and one part for a bucket until it is whole; one officer describes no more files at a time. */
    static final int MOST_OPEN = 20;

    @Inject
    private TheVault vault;

    @Inject
    private MatterKeys keys;

    @Inject
    private Uploads uploads;

    @Inject
    private EvidenceItems items;

    @Inject
    private Clues clues;

    @Inject
    private Matters matters;

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
     * What a client says of a file before he sends it; unchecked.
     *
     * @param length declared size in bytes
     * @param modified when the file was changed last, in the client's words; he is told it again
     * @param sha256 hash of the file in hex, if the client names one; it is compared when the last byte has come
     */
    public record Sent(
            String fileName,
            long length,
            @Nullable String modified,
            @Nullable String sha256) {}

    /**
     * Begins an upload to a matter.
     *
     * @throws UploadEndedException if that is empty or over the limit, or the disk is full
     */
    @Requires(Permission.EVIDENCE_ADD)
    public Upload begin(UUID matterId, Sent sent) {
        Matter matter = gate.requireLocked(Permission.EVIDENCE_ADD, matterId);
        gate.requireStep(matter, Step.ADD_EVIDENCE);
        InputCheck check = new InputCheck();
        String name = check.required("file", sent.fileName(), LONGEST_FILE_NAME);
        String modified = check.optional("file", sent.modified(), LONGEST_TIME);
        Optional<Bytes> declared = GivenHash.of(check, "sha256", sent.sha256());
        check.orRefuse();
        requireRoom(matterId);
        UUID id = clock.nextId();
        IntakeLimits limits = IntakeLimits.ofEvidence(OptionalLong.of(sent.length()), settings.evidenceMaxBytes());
        try (MatterKey key = keys.openOrMake(matterId)) {
            String number = clues.of(matterId).number();
            trail.append(Act.EVIDENCE_BEGUN, Subject.of("evidence", id, matterId), Map.of(Value.NUMBER, number));
            EvidenceIntake intake = vault.vault().open(id, key, limits);
            Upload upload = new Upload(
                    id,
                    actor.get().account(),
                    matterId,
                    number,
                    name,
                    sent.length(),
                    modified,
                    declared,
                    intake,
                    clock.now());
            uploads.add(upload);
            return upload;
        } catch (IntakeRefusedException | IOException e) {
            throw ended(e);
        }
    }

    /** Two that begin at the same moment may be one too many: the limit guards memory, and needs no lock for that. */
    private void requireRoom(UUID matterId) {
        UUID account = actor.get().account();
        if (uploads.of(account).size() >= MOST_OPEN) {
            uploads.of(account).stream()
                    .filter(id -> items.find(id).isPresent())
                    .forEach(uploads::remove);
        }
        if (uploads.of(account).size() >= MOST_OPEN) {
            throw gate.refuse(
                    Permission.EVIDENCE_ADD.code(),
                    Subject.of("matter", matterId, matterId),
                    List.of(Refusal.of("evidence.too_many_open", Integer.toString(MOST_OPEN))));
        }
    }

    /**
     * The actor's own uploads to a matter that nobody has recorded, the oldest first: what a page that is opened anew puts
     * into its tray. One of which a piece is on its way belongs to another page.
     */
    @Requires(Permission.EVIDENCE_ADD)
    public List<UUID> left(UUID matterId) {
        gate.require(Permission.EVIDENCE_ADD, matterId);
        return uploads.of(actor.get().account()).stream()
                .filter(id -> uploads.find(id)
                        .filter(upload -> upload.matter().equals(matterId))
                        .filter(upload -> !upload.isWriting())
                        .isPresent())
                .filter(id -> items.find(id).isEmpty())
                .sorted()
                .toList();
    }

    /** The upload as it stands. @throws NotFoundException if it is unknown, on record already or another account's */
    @OpenToAll(because = "only the account that began an upload finds it")
    public Upload status(UUID id) {
        if (items.find(id).isPresent()) {
            throw new NotFoundException("upload " + id + ": it is on record");
        }
        return own(id);
    }

    private Upload own(UUID id) {
        return uploads.find(id, actor.get().account()).orElseThrow(() -> new NotFoundException("upload " + id));
    }

    /**
     * Takes the next piece; outside a transaction, because a slow line must not hold one open.
     *
     * @throws UploadEndedException if the vault takes no more of it or the store failed; nothing of it is kept
     */
    @OpenToAll(because = "only the account that began an upload finds it")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Taken append(UUID id, long offset, InputStream source) {
        Upload upload = own(id);
        try {
            return upload.append(offset, source, clock);
        } catch (IntakeRefusedException | IOException e) {
            UploadEndedException ended = ended(e);
            end(upload, ended);
            throw ended;
        }
    }

    /** The vault removed the partial file already; a retry would meet an intake that has ended. */
    private void end(Upload upload, UploadEndedException ended) {
        uploads.remove(upload.id());
        Subject subject = Subject.of("evidence", upload.id(), upload.matter());
        try {
            if (ended.refusal().orElse(null) instanceof IntakeRefusal.HashDiffers differs) {
                String rule = GivenHash.differs(differs.found()).key();
                trail.appendRefused(
                        Act.REFUSED,
                        subject,
                        Map.of(Value.PERMISSION, Permission.EVIDENCE_ADD.code(), Value.RULE, rule));
            }
            trail.appendFailed(Act.EVIDENCE_ABANDONED, subject, Map.of(Value.NUMBER, upload.clueNumber()));
        } catch (RuntimeException e) {
            // The same disk may hold the database. What the user has to hear is why his upload ended.
            ended.addSuppressed(e);
            LOG.log(Level.SEVERE, "The end of upload " + upload.id() + " could not be recorded", e);
        }
    }

    /** A full disk is told in a line; why a store failed otherwise, only its trace says. */
    private static UploadEndedException ended(Exception cause) {
        UploadEndedException ended = UploadEndedException.of(cause);
        if (ended.refusal().isEmpty()) {
            LOG.log(Level.SEVERE, "The evidence store failed during an upload", cause);
        } else if (ended.refusal().get() instanceof IntakeRefusal.DiskFull) {
            LOG.log(Level.SEVERE, "The disk of the evidence store is full: {0}", cause.getMessage());
        }
        return ended;
    }

    /** Gives an upload up at the user's wish. */
    @OpenToAll(because = "only the account that began an upload finds it")
    public void abandon(UUID id) {
        Upload upload = own(id);
        // Nobody puts the file on record while the matter is locked.
        gate.requireLocked(Permission.EVIDENCE_ADD, upload.matter());
        status(id);
        release(upload);
    }

    /** The uploads that nobody went on with. */
    @OpenToAll(because = "asked by the product itself each hour")
    public List<UUID> forgotten() {
        return uploads.forgotten(clock.now());
    }

    /** Forgets an upload; gives its space back and says so, unless its file has come on record meanwhile. */
    @OpenToAll(because = "the product itself does it each hour; no account is the actor")
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void giveUp(UUID id) {
        Optional<Upload> found = uploads.find(id);
        if (found.isEmpty()) {
            return;
        }
        // Nobody puts the file on record while the matter is locked.
        matters.lock(found.get().matter());
        if (items.find(id).isPresent()) {
            uploads.remove(id);
            return;
        }
        release(found.get());
    }

    /** The caller holds the matter's lock and knows that the file is not on record. */
    private void release(Upload upload) {
        trail.append(
                Act.EVIDENCE_ABANDONED,
                Subject.of("evidence", upload.id(), upload.matter()),
                Map.of(Value.NUMBER, upload.clueNumber()));
        uploads.remove(upload.id());
        try {
            upload.abandon();
            if (upload.stored().isPresent()) {
                vault.vault().discard(upload.id());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The file of upload " + upload.id() + " waits for the sweep", e);
        }
    }

    /** How many files one account may have that are on their way or not on record yet. */
    @OpenToAll(because = "the limit is no secret: the refusal of one more names it")
    public int mostOpen() {
        return MOST_OPEN;
    }

    /** Largest single file, in bytes. */
    @OpenToAll(because = "the limit is no secret: the refusal of a larger file names it")
    public long largest() {
        return settings.evidenceMaxBytes();
    }
}
