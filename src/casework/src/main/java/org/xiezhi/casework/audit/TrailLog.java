package org.xiezhi.casework.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.ledger.CheckpointSigner;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.RecordedSigner;

/** The Merkle log on disk and its signer. Both stand behind interfaces of the ledger: the signer may become a process of its own. */
@ApplicationScoped
public class TrailLog {

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
        char[] password = settings.keysPassword();
        try {
            Path keys = Files.createDirectories(settings.keysFolder().resolve("signer"));
            NoteSigner signing = SigningKey.openOrMake(keys, password);
            key = signing.verifier();
            folder = LogFolder.open(settings.trailFolder());
            folder.installKey(key);
            // Beside the key and not beside the tiles: who restores an old trail does not restore this with it.
            Path record = keys.resolve("signer.record");
            signer = Files.exists(record)
                    ? RecordedSigner.open(record, new DiskFiles(), signing)
                    : RecordedSigner.create(record, new DiskFiles(), signing);
        } catch (IOException e) {
            throw new UncheckedIOException("the signer's folder under " + settings.keysFolder(), e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    public LogFolder folder() {
        return folder;
    }

    public CheckpointSigner signer() {
        return signer;
    }

    /** The public key that this installation trusts: the one beside the private key, not the one beside the tiles. */
    public NoteVerifier key() {
        return key;
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
