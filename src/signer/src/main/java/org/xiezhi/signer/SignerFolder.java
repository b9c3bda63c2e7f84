package org.xiezhi.signer;

import static org.xiezhi.signer.SignerRefusedException.IN_USE;
import static org.xiezhi.signer.SignerRefusedException.REFUSED;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.CheckpointSigner;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.RecordedSigner;

/**
 * Key and record of one log, held by one process at a time. Key and record are made together, once; afterwards one
 * without the other is refused, for a signer that forgot could sign a fork.
 */
final class SignerFolder implements AutoCloseable {

    static final String RECORD = "signer.record";
    private static final String LOCK = "signer.lock";

    private final FileChannel lock;
    private final NoteVerifier key;
    private final CheckpointSigner signer;

    private SignerFolder(FileChannel lock, NoteVerifier key, CheckpointSigner signer) {
        this.lock = lock;
        this.key = key;
        this.signer = signer;
    }

    /** Opens the folder, or makes key and record of a new log in an empty one; wipes the password. */
    static SignerFolder open(Path folder, char[] password) throws IOException {
        return open(folder, password, new DiskFiles());
    }

    static SignerFolder open(Path folder, char[] password, LedgerFiles files) throws IOException {
        OwnerOnly.createFolder(folder);
        FileChannel lock = lock(folder);
        try {
            SigningKey key = new SigningKey(folder);
            Path record = folder.resolve(RECORD);
            if (!key.exists()) {
                refuseToForget(record);
                Files.deleteIfExists(record);
                key.make(password, made -> RecordedSigner.create(record, files, made));
            }
            NoteSigner signing = key.open(password);
            return new SignerFolder(lock, signing.verifier(), RecordedSigner.open(record, files, signing));
        } catch (LedgerException e) {
            lock.close();
            throw new SignerRefusedException(
                    "The signer's folder " + folder + " is not whole: " + e.getMessage()
                            + ". Restore it; never copy an older record over a newer one.",
                    e);
        } catch (GeneralSecurityException | IOException e) {
            lock.close();
            throw new SignerRefusedException(
                    "The key in " + folder + " does not open: expected its password and a readable " + SigningKey.STORE
                            + ", found " + e.getMessage() + ".",
                    e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new SignerRefusedException(IN_USE, "Another signer works on " + folder + ".");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held inside this very process.
            return null;
        }
    }

    /** A key that is gone while its record is there was lost or taken away; a new one would begin another log. */
    private static void refuseToForget(Path record) throws IOException {
        if (Files.exists(record)
                && Checkpoint.parse(Files.readString(record)).head().size() > 0) {
            throw new SignerRefusedException(
                    REFUSED, "Expected the key that signed what " + record + " says, found none: restore it.");
        }
    }

    NoteVerifier key() {
        return key;
    }

    CheckpointSigner signer() {
        return signer;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
