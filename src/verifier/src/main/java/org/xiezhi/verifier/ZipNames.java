package org.xiezhi.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the directory of a zip more strictly than the JDK does: a file that two readers could read in two ways is
 * refused as a whole, before anything of it is unpacked.
 */
final class ZipNames {

    // Offsets and signatures of APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16.
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_LENGTH = 20;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int MAX_NAME = 200;
    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int ENCRYPTED = 1;
    private static final long UNSET_32 = 0xffffffffL;

    /** A zip that no honest writer makes. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final String expected;
        private final String found;

        RefusedException(String expected, String found) {
            super("expected " + expected + ", found " + found);
            this.expected = expected;
            this.found = found;
        }

        String expected() {
            return expected;
        }

        String found() {
            return found;
        }
    }

    private final FileChannel file;
    private final Set<String> names = new HashSet<>();

    private ZipNames(FileChannel file) {
        this.file = file;
    }

    static Set<String> read(Path zip) throws IOException, RefusedException {
        try (FileChannel file = FileChannel.open(zip, StandardOpenOption.READ)) {
            ZipNames reader = new ZipNames(file);
            reader.read();
            return reader.names;
        }
    }

    private void read() throws IOException, RefusedException {
        long size = file.size();
        demand(size >= END_LENGTH, "a zip", size + " bytes");
        long endAt = size - END_LENGTH;
        ByteBuffer end = at(endAt, END_LENGTH);
        // The end record without a comment behind it: else there could be a second one, and readers differ.
        demand(end.getInt(0) == END && end.getShort(20) == 0, "the end of a zip in its last bytes", "other bytes");
        demand(end.getInt(4) == 0, "a zip in one piece", "one of several");
        long start = end.getInt(16) & UNSET_32;
        long length = end.getInt(12) & UNSET_32;
        long stop = endAt;
        if (endAt >= LOCATOR_LENGTH
                && at(endAt - LOCATOR_LENGTH, LOCATOR_LENGTH).getInt(0) == LOCATOR_64) {
            stop = at(endAt - LOCATOR_LENGTH, LOCATOR_LENGTH).getLong(8);
            demand(stop >= 0 && stop == endAt - LOCATOR_LENGTH - END_64_LENGTH, "a directory at the end", "elsewhere");
            ByteBuffer end64 = at(stop, END_64_LENGTH);
            demand(end64.getInt(0) == END_64, "the end of a zip 64", "other bytes");
            length = end64.getLong(40);
            start = end64.getLong(48);
        }
        demand(start >= 0 && length >= 0 && start + length == stop, "a directory up to the end", "a gap");
        for (long position = start; position < stop; ) {
            position += member(position, stop);
        }
    }

    private long member(long position, long stop) throws IOException, RefusedException {
        demand(stop - position >= CENTRAL_LENGTH, "a directory entry", "the end");
        ByteBuffer entry = at(position, CENTRAL_LENGTH);
        demand(entry.getInt(0) == CENTRAL, "a directory entry", "other bytes");
        int nameLength = Short.toUnsignedInt(entry.getShort(28));
        demand(nameLength <= MAX_NAME, "a short name", "one of " + nameLength + " bytes");
        byte[] bytes = at(position + CENTRAL_LENGTH, nameLength).array();
        String name = new String(bytes, StandardCharsets.ISO_8859_1);
        demand((entry.getShort(8) & ENCRYPTED) == 0, "clear members", "an encrypted one, " + name);
        int mode = entry.getInt(38) >>> 16;
        boolean regular = entry.get(5) != UNIX || mode == 0 || (mode & FILE_TYPE) == REGULAR || (mode & FILE_TYPE) == 0;
        demand(regular, "plain files", "a link or something else, " + name);
        demand(names.add(name), "each name once", name + " again");
        long local = entry.getInt(42) & UNSET_32;
        if (local != UNSET_32) {
            ByteBuffer header = at(local, LOCAL_LENGTH + nameLength);
            boolean same = header.getInt(0) == LOCAL
                    && Short.toUnsignedInt(header.getShort(26)) == nameLength
                    && header.slice(LOCAL_LENGTH, nameLength).equals(ByteBuffer.wrap(bytes));
            demand(same, "the same name before the content of " + name, "another");
        }
        return 0L
                + CENTRAL_LENGTH
                + nameLength
                + Short.toUnsignedInt(entry.getShort(30))
                + Short.toUnsignedInt(entry.getShort(32));
    }

    private ByteBuffer at(long position, int length) throws IOException, RefusedException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            demand(
                    file.read(buffer, position + buffer.position()) > 0,
                    length + " bytes at " + position,
                    "the end of the file");
        }
        return buffer.flip();
    }

    private static void demand(boolean holds, String expected, String found) throws RefusedException {
        if (!holds) {
            throw new RefusedException(expected, found);
        }
    }
}
