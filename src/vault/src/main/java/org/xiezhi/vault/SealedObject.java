package org.xiezhi.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.xiezhi.vault.key.KeyBytes;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;
import org.xiezhi.vault.shared.Sha256;
import org.xiezhi.vault.store.EvidenceStore;

/**
 * An original opened for reading, as a channel of plaintext. A byte comes out only after its whole segment was verified.
 *
 * <p>Concurrency: one thread at a time; open it twice for two. Errors: {@link IntegrityException} if container and record do not belong together,
 * {@link IOException} if the store cannot be read.
 */
public final class SealedObject implements SeekableByteChannel {

    /** Large enough that calls do not count, small enough to stay in the processor's cache. */
    private static final int COPY_BUFFER = 64 << 10;

    private final StoredObject stored;
    private final ContainerBody body;
    private final SeekableByteChannel plaintext;
    private final int plaintextSegmentSize;
    private final int ciphertextOffset;

    private SealedObject(
            StoredObject stored, ContainerBody body, SeekableByteChannel plaintext, AesGcmHkdfStreaming cipher) {
        this.stored = stored;
        this.body = body;
        this.plaintext = plaintext;
        this.plaintextSegmentSize = cipher.getPlaintextSegmentSize();
        this.ciphertextOffset = cipher.getCiphertextOffset();
    }

    static SealedObject open(EvidenceStore store, StoredObject stored, KeyBytes wrapping) throws IOException {
        ContainerHeader header = new ContainerHeader(stored.objectId(), stored.suite());
        try (ObjectKey key = ObjectKey.unwrap(stored, wrapping)) {
            AesGcmHkdfStreaming cipher = stored.suite().cipher(key.key());
            SeekableByteChannel container = open(store, stored);
            boolean opened = false;
            try {
                header.requireEqual(readHeader(container));
                requireLength(stored, ContainerHeader.LENGTH + cipher.expectedCiphertextSize(stored.size()), container);
                ContainerBody body = new ContainerBody(container);
                if (stored.size() == 0) {
                    requireEmpty(stored, cipher, body, header);
                }
                SealedObject object = new SealedObject(
                        stored, body, cipher.newSeekableDecryptingChannel(body, header.encode()), cipher);
                opened = true;
                return object;
            } catch (GeneralSecurityException e) {
                throw new IntegrityException(stored.objectId(), Mismatch.SEGMENT, "Tink cannot open it", e);
            } finally {
                if (!opened) {
                    container.close();
                }
            }
        }
    }

    /** Writes a range to the stream, as an HTTP answer 206 needs it. The range must lie within the object. */
    public void copyTo(OutputStream target, long from, long length) throws IOException {
        if (from < 0 || length < 0 || length > stored.size() - from) {
            throw new IndexOutOfBoundsException(
                    "expected a range within " + stored.size() + " bytes, found " + length + " from " + from);
        }
        position(from);
        ByteBuffer buffer = ByteBuffer.allocate(COPY_BUFFER);
        long rest = length;
        while (rest > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), rest));
            int count = read(buffer);
            if (count < 0) {
                throw new IntegrityException(
                        stored.objectId(), Mismatch.LENGTH, "the plaintext ended " + rest + " bytes early");
            }
            target.write(buffer.array(), 0, count);
            rest -= count;
        }
    }

    /** Reads everything and compares it with the digest that was taken when the original came in. */
    public void verify() throws IOException {
        copyWhole(OutputStream.nullOutputStream());
    }

    /** Writes everything and compares it as {@link #verify} does; what was written counts only once this returns. */
    public void copyWhole(OutputStream target) throws IOException {
        MessageDigest digest = Sha256.begin();
        copyTo(new DigestOutputStream(target, digest), 0, stored.size());
        Bytes found = Bytes.of(digest.digest());
        if (!found.equals(stored.sha256())) {
            throw new IntegrityException(
                    stored.objectId(), Mismatch.DIGEST, "expected SHA-256 " + stored.sha256() + ", found " + found);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long at = plaintext.position();
        if (at >= stored.size()) {
            return -1;
        }
        try {
            return plaintext.read(target);
        } catch (IOException e) {
            if (body.failure() != null) {
                throw e;
            }
            long segment = (at + ciphertextOffset) / plaintextSegmentSize;
            throw new IntegrityException(
                    stored.objectId(),
                    Mismatch.SEGMENT,
                    "segment " + segment + " or the one behind it does not verify",
                    e);
        }
    }

    @Override
    public long position() throws IOException {
        return plaintext.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        plaintext.position(position);
        return this;
    }

    @Override
    public long size() {
        return stored.size();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return plaintext.isOpen();
    }

    @Override
    public void close() throws IOException {
        plaintext.close();
        body.close();
    }

    /** Nobody ever reads a byte of an empty original, so that Tink's seekable channel would never look at its only tag. */
    private static void requireEmpty(
            StoredObject stored, AesGcmHkdfStreaming cipher, ContainerBody body, ContainerHeader header)
            throws IOException, GeneralSecurityException {
        // Not closed: it would close the container, which goes on being used.
        ReadableByteChannel sequential = cipher.newDecryptingChannel(body, header.encode());
        try {
            if (sequential.read(ByteBuffer.allocate(1)) >= 0) {
                throw new IntegrityException(
                        stored.objectId(), Mismatch.LENGTH, "expected an empty original, found bytes");
            }
        } catch (IOException e) {
            if (body.failure() != null) {
                throw e;
            }
            throw new IntegrityException(stored.objectId(), Mismatch.SEGMENT, "segment 0 does not verify", e);
        }
        body.position(0);
    }

    private static SeekableByteChannel open(EvidenceStore store, StoredObject stored) throws IOException {
        try {
            return store.read(stored.objectId());
        } catch (NoSuchFileException e) {
            throw new IntegrityException(
                    stored.objectId(), Mismatch.MISSING, "it is recorded, but the store does not hold it", e);
        }
    }

    private static byte[] readHeader(SeekableByteChannel container) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(ContainerHeader.LENGTH);
        while (header.hasRemaining() && container.read(header) >= 0) {
            // A channel may give fewer bytes than asked for.
        }
        byte[] found = new byte[header.position()];
        header.flip().get(found);
        return found;
    }

    private static void requireLength(StoredObject stored, long expected, SeekableByteChannel container)
            throws IOException {
        // The size is bound to the wrapped key, so a container cut at a segment border is refused before its first
        // byte.
        if (container.size() != expected) {
            throw new IntegrityException(
                    stored.objectId(),
                    Mismatch.LENGTH,
                    "expected a container of " + expected + " bytes, found " + container.size());
        }
    }
}
