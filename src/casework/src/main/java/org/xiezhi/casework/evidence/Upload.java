package org.xiezhi.casework.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xiezhi.vault.EvidenceIntake;
import org.xiezhi.vault.StoredObject;

/**
 * One upload in progress. The cipher's state lives here, so a lost line resumes and a restarted server begins anew; at
 * most one request writes at a time.
 */
public final class Upload {

    private final UUID id;
    private final UUID account;
    private final UUID matter;
    private final String fileName;
    private final long length;
    private final EvidenceIntake intake;
    private final ReentrantLock writing = new ReentrantLock();
    private final byte[] head = new byte[MediaKind.HEAD_BYTES];
    private int headLength;
    private volatile Instant lastUsed;
    private volatile @Nullable StoredObject stored;

    Upload(UUID id, UUID account, UUID matter, String fileName, long length, EvidenceIntake intake, Instant now) {
        this.id = id;
        this.account = account;
        this.matter = matter;
        this.fileName = fileName;
        this.length = length;
        this.intake = intake;
        this.lastUsed = now;
    }

    public UUID id() {
        return id;
    }

    UUID account() {
        return account;
    }

    UUID matter() {
        return matter;
    }

    public String fileName() {
        return fileName;
    }

    /** Declared size in bytes. */
    public long length() {
        return length;
    }

    /** Bytes received and written: where the client goes on. */
    public long offset() {
        StoredObject done = stored;
        return done != null ? done.size() : intake.received();
    }

    Optional<StoredObject> stored() {
        return Optional.ofNullable(stored);
    }

    MediaKind kind() {
        return MediaKind.of(Arrays.copyOf(head, headLength), fileName);
    }

    Instant lastUsed() {
        return lastUsed;
    }

    /**
     * Takes bytes that begin at the offset; false if another request is writing or the offset is not where the upload
     * stands.
     */
    boolean append(long offset, InputStream source, Instant now) throws IOException {
        if (!writing.tryLock()) {
            return false;
        }
        try {
            if (stored != null || offset != intake.received()) {
                return false;
            }
            lastUsed = now;
            intake.append(headLength < head.length ? new HeadKeeper(source) : source);
            if (intake.received() == length) {
                stored = intake.seal(Optional.empty());
            }
            return true;
        } finally {
            writing.unlock();
        }
    }

    void abandon() throws IOException {
        intake.abort();
    }

    /** Keeps a copy of the first bytes on their way into the vault. */
    private final class HeadKeeper extends java.io.FilterInputStream {
        HeadKeeper(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0 && headLength < head.length) {
                head[headLength++] = (byte) value;
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            int count = super.read(buffer, from, most);
            if (count > 0 && headLength < head.length) {
                int kept = Math.min(count, head.length - headLength);
                System.arraycopy(buffer, from, head, headLength, kept);
                headLength += kept;
            }
            return count;
        }
    }
}
