package org.xiezhi.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.xiezhi.vault.key.KeyBytes;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.store.IncomingObject;
import org.xiezhi.vault.store.StorageFullException;

/**
 * An upload in progress. It lives in memory over several calls of {@code append}, so that a lost line continues with the same cipher state; it does not
 * survive the process.
 *
 * <p>Durability: nothing counts until {@link #seal} returned. Concurrency: one {@code append} or {@code seal} at a time, a second one fails at once;
 * {@link #abort} may come from any thread at any time. Errors: an {@link IntakeRefusedException} or an {@link IOException} of the store ends the intake and
 * removes the partial file; an {@link IOException} of the sender's stream does not, {@link #received} says where to go on.
 */
public final class EvidenceIntake implements AutoCloseable {

    /** Measured: as quick as whole segments; and a slow line, which needs two of them, holds little memory. */
    private static final int CHUNK = 256 << 10;

    private enum State {
        OPEN,
        SEALED,
        ENDED
    }

    private final UUID objectId;
    private final IntakeLimits limits;
    private final IncomingObject incoming;
    private final Sealing sealing;
    private final AsyncDigest digest;
    private final ReentrantLock busy = new ReentrantLock();

    // Changed under busy only, as are the methods that feed or end the intake; read by whoever asks.
    private volatile State state = State.OPEN;

    private volatile long received;
    private volatile boolean abortRequested;

    /** What turns plaintext into a container and, at the end, into its record. */
    record Sealing(WritableByteChannel encrypting, ObjectKey objectKey, KeyBytes wrapping, Wrapper wrapper) {
        void wipe() {
            objectKey.close();
            wrapping.close();
        }
    }

    /** Wraps the object key once size and digest are known. */
    interface Wrapper {
        StoredObject wrap(ObjectKey objectKey, KeyBytes wrapping, long size, Bytes sha256);
    }

    EvidenceIntake(UUID objectId, IntakeLimits limits, IncomingObject incoming, Sealing sealing, AsyncDigest digest) {
        this.objectId = objectId;
        this.limits = limits;
        this.incoming = incoming;
        this.sealing = sealing;
        this.digest = digest;
    }

    public UUID objectId() {
        return objectId;
    }

    /** Bytes taken so far: the offset at which the sender goes on. */
    public long received() {
        return received;
    }

    /** Whether it still takes bytes: false after the seal, an abort, a refusal or a fault of the store. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /**
     * Takes all that the stream gives until its end, and also what came before its line was lost; returns the number of bytes taken.
     *
     * @throws IOException of the stream (the intake goes on) or of the store (the intake has ended)
     */
    public long append(InputStream source) throws IOException {
        enter();
        try {
            long before = received;
            List<byte[]> chunks = new ArrayList<>();
            for (int turn = 0; ; turn = digest.isIdle() ? 0 : (turn + 1) % (AsyncDigest.AHEAD + 1)) {
                // While this chunk is read, the others may still be hashed.
                if (turn == chunks.size()) {
                    chunks.add(new byte[CHUNK]);
                }
                ChunkRead read = ChunkRead.of(source, chunks.get(turn));
                take(ByteBuffer.wrap(chunks.get(turn), 0, read.length()));
                if (read.lineLost() != null) {
                    throw read.lineLost();
                }
                if (read.atEnd()) {
                    digest.await();
                    return received - before;
                }
            }
        } finally {
            leave();
        }
    }

    /** Takes the remaining bytes of the buffer, which is the caller's again when this returns. */
    public void append(ByteBuffer source) throws IOException {
        enter();
        try {
            take(source);
            digest.await();
        } finally {
            leave();
        }
    }

    /**
     * Ends the container and makes it durable.
     *
     * @param declaredSha256 the hash that the sender claims, if he does
     * @throws IntakeRefusedException if empty, or of another size or hash than declared; nothing is kept then
     */
    public StoredObject seal(Optional<Bytes> declaredSha256) throws IOException {
        enter();
        try {
            StoredObject stored = finish(declaredSha256);
            end(State.SEALED);
            return stored;
        } catch (Throwable failure) {
            endAfter(failure);
            throw failure;
        } finally {
            leave();
        }
    }

    /** Gives the upload up and removes the partial file; if an {@code append} is at work, it does so at its next chunk. Does nothing after the seal. */
    public void abort() throws IOException {
        abortRequested = true;
        if (busy.tryLock()) {
            try {
                end(State.ENDED);
            } finally {
                busy.unlock();
            }
        }
    }

    @Override
    public void close() throws IOException {
        abort();
    }

    private void take(ByteBuffer chunk) throws IOException {
        try {
            write(chunk);
        } catch (Throwable failure) {
            endAfter(failure);
            throw failure;
        }
    }

    private void write(ByteBuffer chunk) throws IOException {
        if (abortRequested) {
            throw new IllegalStateException("the upload of " + objectId + " was given up while bytes still came");
        }
        long receivedThen = received + chunk.remaining();
        limits.requireRoom(receivedThen);
        digest.update(chunk.duplicate());
        try {
            while (chunk.hasRemaining()) {
                sealing.encrypting().write(chunk);
            }
        } catch (StorageFullException e) {
            throw IntakeRefusedException.diskFull(e);
        }
        received = receivedThen;
    }

    private StoredObject finish(Optional<Bytes> declaredSha256) throws IOException {
        limits.requireComplete(received);
        Bytes sha256 = digest.finish();
        if (declaredSha256.isPresent() && !declaredSha256.get().equals(sha256)) {
            throw new IntakeRefusedException(new IntakeRefusal.HashDiffers(declaredSha256.get(), sha256));
        }
        StoredObject stored = sealing.wrapper().wrap(sealing.objectKey(), sealing.wrapping(), received, sha256);
        try {
            sealing.encrypting().close();
            incoming.publish();
        } catch (StorageFullException e) {
            throw IntakeRefusedException.diskFull(e);
        }
        return stored;
    }

    /** Why the intake ends matters more than that its file could not be removed: the sweep will find it. */
    private void endAfter(Throwable failure) {
        try {
            end(State.ENDED);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void end(State last) throws IOException {
        if (state == State.OPEN) {
            state = last;
            // The hash thread may still read the caller's bytes.
            digest.await();
            sealing.wipe();
            incoming.close();
        }
    }

    private void enter() {
        if (!busy.tryLock()) {
            throw new IllegalStateException("the upload of " + objectId + " is already being written to");
        }
        if (state != State.OPEN) {
            State found = state;
            busy.unlock();
            throw new IllegalStateException("expected an open upload of " + objectId + ", found it " + found);
        }
    }

    private void leave() throws IOException {
        busy.unlock();
        // An abort that came meanwhile found the lock taken and left the work to us.
        if (abortRequested) {
            abort();
        }
    }
}
