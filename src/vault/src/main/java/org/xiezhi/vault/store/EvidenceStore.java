package org.xiezhi.vault.store;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Keeps containers by object id. An object is written once and never changed.
 *
 * <p>Durability: after {@link IncomingObject#publish} returned, the object survives a power cut; before that it is not visible. Concurrency: safe for
 * several threads; one writer per object id, a second one is refused, and a published object is never replaced. Errors: an {@link IOException} says that
 * the store failed, a {@link StorageFullException} that it has no room; neither leaves a visible object behind. A {@link StoreFaultException} says that a
 * store behind a network does not answer: what it holds may be whole.
 */
public interface EvidenceStore {

    /**
     * Begins a new object.
     *
     * @param declared bytes that the writer says will come, 0 if he does not know; each write asks for room again
     * @throws java.nio.file.FileAlreadyExistsException if the object exists or is being written
     * @throws StorageFullException if there is no room for what is declared
     */
    IncomingObject begin(UUID objectId, long declared) throws IOException;

    /**
     * Opens an object for reads at any position; on a remote store each read becomes a ranged get.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such object
     */
    SeekableByteChannel read(UUID objectId) throws IOException;

    Optional<ObjectStat> stat(UUID objectId) throws IOException;

    /**
     * Removes an object; false if there was none.
     *
     * @throws ObjectLockedException if the store keeps it by a rule of its own
     */
    boolean delete(UUID objectId) throws IOException;

    /** All published objects. */
    List<ObjectStat> list() throws IOException;

    /** Objects whose writing was begun and that no writer of this process still owns: leftovers of a crash, or of another process at work. */
    List<ObjectStat> listAbandoned() throws IOException;

    /** Removes such a leftover; false if there was none. */
    boolean deleteAbandoned(UUID objectId) throws IOException;

    /** Bytes of room that are left, for people to see; empty if the store does not tell. */
    OptionalLong freeSpace() throws IOException;
}
