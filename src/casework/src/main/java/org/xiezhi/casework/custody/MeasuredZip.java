package org.xiezhi.casework.custody;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a zip whose length is known before its first byte, so that an answer that is broken off is shorter than it said and
 * no browser takes it for whole; the JDK's own writer knows the length of nothing that it has not yet compressed. Members
 * are deflate streams of stored blocks (RFC 1951, 3.2.4), which every reader knows, with their checksum behind them; sizes
 * and places of four gigabytes and more stand in the fields of zip64 (APPNOTE 4.3.14 to 4.5.3).
 *
 * <p>Concurrency: one thread. Memory: one block, and the directory.
 */
final class MeasuredZip {

    /** What a stored block has room for. */
    private static final int BLOCK = 0xFFFF;

    private static final int BLOCK_HEADER = 5;

    /** A field with all bits set says that the value stands in the fields of zip64. */
    private static final long ELSEWHERE = 0xFFFF_FFFFL;

    private static final int ELSEWHERE_SHORT = 0xFFFF;

    private static final int CHECKSUM_BEHIND_AND_UTF_8 = 1 << 3 | 1 << 11;
    private static final int DEFLATE = 8;
    private static final int VERSION = 20;
    private static final int VERSION_OF_ZIP64 = 45;
    private static final int UNIX = 3 << 8;
    private static final long FILE_FOR_ITS_OWNER = 0100600L << 16;

    private final OutputStream target;
    private final int time;
    private final int day;
    private final long largest;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final byte[] block = new byte[BLOCK];
    private long at;
    private int count;

    /** A file of so many bytes. */
    record Member(String name, long size) {}

    /** Gives the bytes of a member, exactly as many as its size says. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    MeasuredZip(OutputStream target, LocalDateTime made) {
        this(target, made, ELSEWHERE);
    }

    /** @param largest from which on a value stands in the fields of zip64; smaller ones for tests only */
    MeasuredZip(OutputStream target, LocalDateTime made, long largest) {
        this.target = target;
        this.time = made.getHour() << 11 | made.getMinute() << 5 | made.getSecond() / 2;
        this.day = (made.getYear() - 1980) << 9 | made.getMonthValue() << 5 | made.getDayOfMonth();
        this.largest = largest;
    }

    /** Of a zip of these members, in bytes. */
    static long length(List<Member> members) {
        return length(members, ELSEWHERE);
    }

    static long length(List<Member> members, long largest) {
        MeasuredZip zip = new MeasuredZip(OutputStream.nullOutputStream(), LocalDateTime.of(1980, 1, 1, 0, 0), largest);
        for (Member member : members) {
            long begin = zip.at;
            zip.at += zip.local(member).length + packed(member) + zip.behind(member, 0).length;
            zip.enter(member, begin, 0);
        }
        return zip.at + zip.directory.size() + zip.end().length;
    }

    /** Writes the next member. @throws IOException if the content is not as long as the member says, too */
    void add(Member member, Content content) throws IOException {
        long begin = at;
        put(local(member));
        Blocks blocks = new Blocks(member.size());
        content.writeTo(blocks);
        blocks.end();
        put(behind(member, blocks.checksum.getValue()));
        enter(member, begin, blocks.checksum.getValue());
    }

    /** Writes the directory, without which the file is no zip. */
    void finish() throws IOException {
        byte[] end = end();
        directory.writeTo(target);
        target.write(end);
        target.flush();
    }

    private void put(byte[] bytes) throws IOException {
        target.write(bytes);
        at += bytes.length;
    }

    private static long packed(Member member) {
        long blocks = Math.max(1, (member.size() + BLOCK - 1) / BLOCK);
        return member.size() + blocks * BLOCK_HEADER;
    }

    private boolean wide(Member member) {
        return packed(member) >= largest;
    }

    private byte[] local(Member member) {
        boolean wide = wide(member);
        long sizes = wide ? ELSEWHERE : 0;
        Fields fields = new Fields().four(0x04034b50).two(version(wide));
        kind(fields);
        fields.four(0).four(sizes).four(sizes);
        fields.two(name(member).length).two(wide ? 20 : 0).raw(name(member));
        if (wide) {
            // Both sizes come behind the content; that they are here says how long they are there.
            fields.two(1).two(16).eight(0).eight(0);
        }
        return fields.bytes();
    }

    private void kind(Fields fields) {
        fields.two(CHECKSUM_BEHIND_AND_UTF_8).two(DEFLATE).two(time).two(day);
    }

    private static byte[] name(Member member) {
        return member.name().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] behind(Member member, long checksum) {
        Fields fields = new Fields().four(0x08074b50).four(checksum);
        return wide(member)
                ? fields.eight(packed(member)).eight(member.size()).bytes()
                : fields.four(packed(member)).four(member.size()).bytes();
    }

    private void enter(Member member, long begin, long checksum) {
        boolean wide = wide(member);
        boolean far = begin >= largest;
        int extra = (wide ? 16 : 0) + (far ? 8 : 0);
        Fields fields =
                new Fields().four(0x02014b50).two(UNIX | VERSION_OF_ZIP64).two(version(extra > 0));
        kind(fields);
        fields.four(checksum).four(wide ? ELSEWHERE : packed(member)).four(wide ? ELSEWHERE : member.size());
        // No comment, the first disk, no word on what the content is.
        fields.two(name(member).length)
                .two(extra == 0 ? 0 : 4 + extra)
                .two(0)
                .two(0)
                .two(0);
        fields.four(FILE_FOR_ITS_OWNER).four(far ? ELSEWHERE : begin).raw(name(member));
        if (extra > 0) {
            fields.two(1).two(extra);
        }
        if (wide) {
            fields.eight(member.size()).eight(packed(member));
        }
        if (far) {
            fields.eight(begin);
        }
        directory.writeBytes(fields.bytes());
        count++;
    }

    private byte[] end() {
        boolean wide = count >= ELSEWHERE_SHORT || at >= largest || directory.size() >= largest;
        Fields fields = new Fields();
        if (wide) {
            fields.four(0x06064b50).eight(56 - 12).two(UNIX | VERSION_OF_ZIP64).two(VERSION_OF_ZIP64);
            fields.four(0).four(0).eight(count).eight(count);
            fields.eight(directory.size()).eight(at);
            fields.four(0x07064b50).four(0).eight(at + directory.size()).four(1);
        }
        int entries = wide ? ELSEWHERE_SHORT : count;
        return fields.four(0x06054b50)
                .two(0)
                .two(0)
                .two(entries)
                .two(entries)
                .four(wide ? ELSEWHERE : directory.size())
                .four(wide ? ELSEWHERE : at)
                .two(0)
                .bytes();
    }

    private static int version(boolean wide) {
        return wide ? VERSION_OF_ZIP64 : VERSION;
    }

    /** Numbers as a zip has them, the lowest byte first. */
    private static final class Fields {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Fields two(int value) {
            return low(value, 2);
        }

        Fields four(long value) {
            return low(value, 4);
        }

        Fields eight(long value) {
            return low(value, 8);
        }

        private Fields low(long value, int count) {
            for (int i = 0; i < count; i++) {
                bytes.write((int) (value >>> (8 * i)));
            }
            return this;
        }

        Fields raw(byte[] value) {
            bytes.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    /** Cuts what is written to it into full blocks, so that their number depends on the size alone. */
    private final class Blocks extends OutputStream {

        private final CRC32 checksum = new CRC32();
        private final long size;
        private long rest;
        private int held;

        Blocks(long size) {
            this.size = size;
            this.rest = size;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            if (length > rest - held) {
                throw new IOException("expected " + size + " bytes of a member, found more");
            }
            checksum.update(content, from, length);
            int done = 0;
            while (done < length) {
                int some = Math.min(length - done, BLOCK - held);
                System.arraycopy(content, from + done, block, held, some);
                held += some;
                done += some;
                if (held == BLOCK) {
                    emit();
                }
            }
        }

        void end() throws IOException {
            if (held < rest) {
                throw new IOException("expected " + size + " bytes of a member, found " + (size - rest + held));
            }
            if (held > 0 || size == 0) {
                emit();
            }
        }

        private void emit() throws IOException {
            rest -= held;
            put(new Fields().low(rest == 0 ? 1 : 0, 1).two(held).two(~held).bytes());
            target.write(block, 0, held);
            at += held;
            held = 0;
        }
    }
}
