package org.xiezhi.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file operations of a log, so that tests can break each of them.
 *
 * <p>What a method did is durable only as far as it says so. Calls may come from several threads for reading and from
 * one for writing. A failure is an {@link java.io.UncheckedIOException}; the caller may repeat the call.
 */
public interface LedgerFiles {

    /** The whole content, or empty if there is no such file. */
    Optional<byte[]> read(Path file);

    /** Writes a whole file, replacing what was there; its content is durable, its name is not. */
    void write(Path file, byte[] bytes);

    /** Gives a file another name in one step, replacing what had it; durable after {@link #forceFolder}. */
    void rename(Path from, Path to);

    /** Creates one folder if it is missing; durable after {@link #forceFolder} of its parent. */
    void createFolder(Path folder);

    /** Makes the names in a folder durable. */
    void forceFolder(Path folder);

    /** Removes a file or an empty folder if it is there. */
    void delete(Path path);

    /** The sorted names in a folder; none if there is no such folder. */
    List<String> list(Path folder);

    /** Whether there is such a file or folder. */
    boolean exists(Path path);

    /**
     * Does something while nobody else does anything under the same lock file; fails at once if somebody does, for he
     * may sleep. The lock ends with the process that holds it; the file stays.
     */
    <T> T exclusively(Path lock, Supplier<T> work);
}
