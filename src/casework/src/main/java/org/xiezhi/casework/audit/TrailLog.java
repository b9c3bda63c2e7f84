package org.xiezhi.casework.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.CheckpointSigner;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/** The Merkle log on disk, its signer, which is a process of its own, and the public key that this installation trusts. */
@ApplicationScoped
public class TrailLog {

    private static final Logger LOG = Logger.getLogger(TrailLog.class.getName());

    @Inject
    private Settings settings;

    @SuppressWarnings("NullAway.Init") // set by open() before the container hands the bean out
    private LogFolder folder;

    @SuppressWarnings("NullAway.Init") // as above
    private CheckpointSigner signer;

    @SuppressWarnings("NullAway.Init") // as above
    private NoteVerifier key;

    private volatile Optional<String> alarm = Optional.empty();

    @PostConstruct
    void open() {
        Path signing = settings.keysFolder().resolve("signer");
        key = trusted(signing.resolve("signer.vkey"));
        folder = LogFolder.open(settings.trailFolder());
        folder.installKey(key);
        signer = new RemoteSigner(
                key,
                settings.signerUrl().isEmpty()
                        ? () -> SignerAddress.announced(signing.resolve("signer.address"))
                        : () -> SignerAddress.of(settings.signerUrl(), settings.signerTokenFile()));
    }

    private static NoteVerifier trusted(Path file) {
        try {
            return NoteVerifier.parse(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    "expected the public key of the signer in " + file
                            + ": start the signer, and copy the signer.vkey of its folder there if it is one of your own",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the public key of the signer in " + file + " cannot be read", e);
        }
    }

    public LogFolder folder() {
        return folder;
    }

    CheckpointSigner signer() {
        return signer;
    }

    /** The public key that this installation trusts: the one in the folder of the keys, not the one beside the tiles. */
    public NoteVerifier key() {
        return key;
    }

    /**
     * The published checkpoint and what it says.
     *
     * @param root base64
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, handed on once
    public record Signed(byte[] checkpoint, long size, String root) {}

    /** The published checkpoint, if there is one. @throws LedgerException if it cannot be read */
    public Optional<Signed> signed() {
        return folder().checkpoint().map(bytes -> {
            TreeHead head = Checkpoint.parse(SignedNote.parse(bytes).text()).head();
            return new Signed(bytes, head.size(), head.root().base64());
        });
    }

    /** Entries under the published checkpoint; none for one that cannot be read, for nothing is known to be signed then. */
    public long published() {
        return published(folder);
    }

    static long published(LogFolder folder) {
        try {
            return folder.checkpoint()
                    .map(bytes -> Checkpoint.parse(SignedNote.parse(bytes).text())
                            .head()
                            .size())
                    .orElse(0L);
        } catch (LedgerException e) {
            LOG.log(Level.WARNING, "The published checkpoint cannot be read", e);
            return 0;
        }
    }

    /** When the checkpoint was published; empty if none was. */
    public Optional<Instant> publishedAt() {
        try {
            return Optional.of(Files.getLastModifiedTime(settings.trailFolder().resolve("checkpoint"))
                    .toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the published checkpoint cannot be read", e);
        }
    }

    /**
     * Whether the signer answers.
     *
     * @param size entries under the checkpoint that it signed last
     */
    public record Signing(boolean answers, long size) {}

    public Signing signing() {
        try {
            return new Signing(true, signer.lastSigned().size());
        } catch (SignerAwayException e) {
            LOG.log(Level.FINE, "The signer does not answer", e);
            return new Signing(false, 0);
        }
    }

    /** Why integration stands still, until somebody has mended it. */
    public Optional<String> alarm() {
        return alarm;
    }

    void raise(String what) {
        this.alarm = Optional.of(what);
    }

    void clear() {
        this.alarm = Optional.empty();
    }
}
