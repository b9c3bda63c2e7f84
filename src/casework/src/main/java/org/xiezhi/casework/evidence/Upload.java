package org.xiezhi.casework.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.EvidenceIntake;
import org.xiezhi.vault.StoredObject;
import org.xiezhi.vault.shared.Bytes;

/**
 * One upload in progress. The cipher's state lives here, so a lost line resumes and a restarted server begins anew; at
 * most one request writes at a time.
 */
public final class Upload {

    private final UUID id;
    private final UUID account;
    private final UUID matter;
    private final String clueNumber;
    private final String fileName;
    private final long length;
    private final String modified;
    private final Optional<Bytes> declared;
    private final ReentrantLock writing = new ReentrantLock();
    private final byte[] head = new byte[MediaKind.HEAD_BYTES];
    private int headLength;

    /** Until the file is whole: it holds buffers of the cipher, and a file may wait hours for its record. */
    private volatile @Nullable EvidenceIntake intake;

    private volatile boolean givenUp;
    private volatile Instant lastUsed;
    private volatile @Nullable StoredObject stored;

    Upload(
            UUID id,
            UUID account,
            UUID matter,
            String clueNumber,
            String fileName,
            long length,
            String modified,
            Optional<Bytes> declared,
            EvidenceIntake intake,
            Instant now) {
        this.id = id;
        this.account = account;
        this.matter = matter;
        this.clueNumber = clueNumber;
        this.fileName = fileName;
        this.length = length;
        this.modified = modified;
        this.declared = declared;
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

    /** For the trail, which names the matter by it. */
    String clueNumber() {
        return clueNumber;
    }

    public String fileName() {
        return fileName;
    }

    /** Declared size in bytes. */
    public long length() {
        return length;
    }

    /** When the file was changed last, as the client put it; by it he knows the file again. Empty if he said nothing. */
    public String modified() {
        return modified;
    }

    /** The SHA-256 that the client named when it began; a file that arrived whole has it. */
    Optional<Bytes> declared() {
        return declared;
    }

    /** Bytes received and written: where the client goes on. */
    public long offset() {
        // In this order: the intake goes only once the file is stored.
        EvidenceIntake open = intake;
        StoredObject done = stored;
        return done != null ? done.size() : Objects.requireNonNull(open).received();
    }

    Optional<StoredObject> stored() {
        return Optional.ofNullable(stored);
    }

    MediaKind kind() {
        return MediaKind.of(Arrays.copyOf(head, headLength), fileName);
    }

    /** Whether a piece of it is on its way now. */
    boolean isWriting() {
        return writing.isLocked();
    }

    /** Whether nobody went on with it since then; a piece on its way may take hours. */
    boolean restsSince(Instant then) {
        return !writing.isLocked() && lastUsed.isBefore(then);
    }

    /**
     * Takes bytes that begin at the offset.
     *
     * @throws IOException if the store failed; the upload has ended then
     * @throws org.xiezhi.vault.IntakeRefusedException if the vault takes no more; the upload has ended then
     */
    Taken append(long offset, InputStream source, ServerClock clock) throws IOException {
        if (!writing.tryLock()) {
            return Taken.ELSEWHERE;
        }
        try {
            EvidenceIntake open = intake;
            if (open == null || offset != open.received()) {
                return Taken.ELSEWHERE;
            }
            lastUsed = clock.now();
            Taken taken = take(source, open);
            lastUsed = clock.now();
            return taken;
        } finally {
            writing.unlock();
        }
    }

    private Taken take(InputStream source, EvidenceIntake open) throws IOException {
        try {
            open.append(headLength < head.length ? new HeadKeeper(source) : source);
        } catch (IOException | IllegalStateException e) {
            if (givenUp) {
                return Taken.GIVEN_UP;
            }
            // The intake ends with a fault of the store and goes on after one of the line.
            if (e instanceof IOException && open.isOpen()) {
                return Taken.LINE_LOST;
            }
            throw e;
        }
        if (open.received() == length) {
            stored = open.seal(declared);
            intake = null;
        }
        return Taken.WHOLE;
    }

    void abandon() throws IOException {
        givenUp = true;
        EvidenceIntake open = intake;
        if (open != null) {
            open.abort();
        }
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
