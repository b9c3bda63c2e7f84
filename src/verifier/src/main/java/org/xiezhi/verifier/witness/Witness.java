package org.xiezhi.verifier.witness;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.ConsistencyProof;
import org.xiezhi.ledger.CosignRequest;
import org.xiezhi.ledger.Cosigner;
import org.xiezhi.ledger.CosignerKey;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;
import org.xiezhi.ledger.UnverifiedException;

/**
 * Key, trusted logs and records of one witness, in a folder that one process works on at a time.
 *
 * <p>What it cosigned is durable before the cosignature exists. Calls may come from several threads. A
 * {@link LedgerException} says that the folder is not whole, an {@link UncheckedIOException} that it cannot be read or
 * written or that another process holds it.
 */
public final class Witness {

    /** A proof and a checkpoint have less than 6 KiB; the rest is for further signatures. */
    public static final int MOST_BYTES = 16 * 1024;

    private static final String LOCK = "witness.lock";

    private final Path folder;
    private final LedgerFiles files;
    private final Cosigner cosigner;
    private final InstantSource clock;

    private Witness(Path folder, LedgerFiles files, Cosigner cosigner, InstantSource clock) {
        this.folder = folder;
        this.files = files;
        this.cosigner = cosigner;
        this.clock = clock;
    }

    /** Makes the key of a new witness; refuses where there is one. */
    public static CosignerKey create(Path folder, LedgerFiles files, String name) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, WitnessKey.only(folder, Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.exclusively(folder.resolve(LOCK), () -> WitnessKey.make(folder, files, name));
    }

    /** Does something with a witness while no other process does. */
    public static <T> T with(Path folder, LedgerFiles files, InstantSource clock, Function<Witness, T> work) {
        return files.exclusively(
                folder.resolve(LOCK),
                () -> work.apply(new Witness(folder, files, WitnessKey.open(folder, files), clock)));
    }

    /** The public key. */
    public CosignerKey key() {
        return cosigner.verifier();
    }

    /** From now on cosigns this log; the same key again changes nothing, another key of the same origin is refused. */
    public synchronized void trust(NoteVerifier log) {
        Optional<NoteVerifier> known = trusted(log.name());
        if (known.isPresent()) {
            if (!known.get().equals(log)) {
                throw new LedgerException("log " + log.name() + ": expected its key "
                        + known.get().vkey() + ", found " + log.vkey());
            }
            return;
        }
        Path record = file(log.name(), "record");
        if (!files.exists(record)) {
            persist(record, new Checkpoint(log.name(), TreeHead.EMPTY).text().getBytes(StandardCharsets.UTF_8));
        } else if (!last(log.name()).equals(TreeHead.EMPTY)) {
            throw new LedgerException(
                    "log " + log.name() + ": expected the key under which it was cosigned before, found none");
        }
        // After the record: a trusted log without one is a witness that forgot.
        persist(file(log.name(), "vkey"), (log.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Answers {@code add-checkpoint}. */
    public synchronized WitnessAnswer add(byte[] body) {
        if (body.length > MOST_BYTES) {
            return WitnessAnswer.text(413, "expected at most " + MOST_BYTES + " bytes");
        }
        CosignRequest request;
        try {
            request = CosignRequest.parse(body);
        } catch (MalformedException e) {
            return WitnessAnswer.text(400, String.valueOf(e.getMessage()));
        }
        return judge(request);
    }

    /**
     * Answers a request that came on a stick. What was cosigned and did not arrive is cosigned once more, as an asker on
     * the network gets it with a second question.
     */
    public synchronized WitnessAnswer addFromFile(byte[] body) {
        WitnessAnswer answer = add(body);
        if (answer.status() != WitnessAnswer.SIZE_DIFFERS) {
            return answer;
        }
        CosignRequest asked = CosignRequest.parse(body);
        Checkpoint checkpoint = asked.signed().checkpoint();
        if (!last(checkpoint.origin()).equals(checkpoint.head())) {
            return answer;
        }
        long size = checkpoint.head().size();
        return judge(new CosignRequest(asked.signed(), new ConsistencyProof(size, size, List.of())));
    }

    private WitnessAnswer judge(CosignRequest request) {
        SignedNote note = request.signed().note();
        Checkpoint next = request.signed().checkpoint();
        Optional<NoteVerifier> log = trusted(next.origin());
        if (log.isEmpty()) {
            return WitnessAnswer.text(404, "expected the origin of a trusted log");
        }
        try {
            note.verify(List.of(log.get()));
        } catch (UnverifiedException e) {
            return WitnessAnswer.text(403, String.valueOf(e.getMessage()));
        }
        TreeHead last = last(next.origin());
        if (request.sinceOld().from() != last.size()) {
            return new WitnessAnswer(WitnessAnswer.SIZE_DIFFERS, "text/x.tlog.size", last.size() + "\n");
        }
        if (!request.sinceOld().proves(last, next.head())) {
            keepRefused(next.origin(), request);
            return WitnessAnswer.text(422, "expected a tree that continues " + last + ", found " + next.head());
        }
        // Before the cosignature exists: a crash in between costs a question, the other order could allow a second
        // tree.
        persist(file(next.origin(), "record"), note.bytes());
        String line =
                cosigner.cosign(note.text(), clock.instant().getEpochSecond()).line();
        return new WitnessAnswer(WitnessAnswer.COSIGNED, "text/plain; charset=utf-8", line + "\n");
    }

    /** The log signed what it cannot prove: evidence, of which the first is enough and more would fill the disk. */
    private void keepRefused(String origin, CosignRequest request) {
        Path refused = file(origin, "refused");
        if (!files.exists(refused)) {
            persist(refused, request.bytes());
        }
    }

    private Optional<NoteVerifier> trusted(String origin) {
        return files.read(file(origin, "vkey"))
                .map(bytes -> NoteVerifier.parse(new String(bytes, StandardCharsets.UTF_8).strip()));
    }

    private TreeHead last(String origin) {
        Path file = file(origin, "record");
        byte[] bytes = files.read(file)
                .orElseThrow(() -> new LedgerException("record of the witness: expected " + file + ", found none"));
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            // Without signatures as long as nothing was cosigned.
            Checkpoint recorded = Checkpoint.parse(
                    text.contains("\n\n") ? SignedNote.parse(bytes).text() : text);
            if (recorded.origin().equals(origin)) {
                return recorded.head();
            }
        } catch (MalformedException e) {
            throw new LedgerException("record of the witness: expected a checkpoint in " + file + ", found none", e);
        }
        throw new LedgerException(
                "record of the witness: expected origin " + origin + " in " + file + ", found another");
    }

    /** An origin is no file name: it is chosen by whoever asks. */
    private Path file(String origin, String kind) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return folder.resolve("log-" + HexFormat.of().formatHex(digest, 0, 16) + "." + kind);
        } catch (GeneralSecurityException e) {
            throw new LedgerException("expected SHA-256 in this Java, found none", e);
        }
    }

    private void persist(Path file, byte[] bytes) {
        Path part = folder.resolve(file.getFileName() + ".part");
        files.write(part, bytes);
        files.rename(part, file);
        files.forceFolder(folder);
    }
}
