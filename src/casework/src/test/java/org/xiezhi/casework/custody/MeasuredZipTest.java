package org.xiezhi.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.casework.custody.MeasuredZip.Member;

/** Zips that other programs read, and whose length was known. */
class MeasuredZipTest {

    private static final LocalDateTime MADE = LocalDateTime.of(2026, 11, 28, 22, 35, 12);
    private static final int[] SIZES = {0, 1, 65_534, 65_535, 65_536, 200_000};
    private static final long USUAL = 0xFFFF_FFFFL;

    @TempDir
    Path folder;

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int size : SIZES) {
            members.add(new Member("包/data/" + size + "-照片.bin", size));
        }
        return members;
    }

    private static byte[] written(long largest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MeasuredZip zip = new MeasuredZip(bytes, MADE, largest);
        for (Member member : members()) {
            byte[] content = content((int) member.size());
            zip.add(member, out -> {
                // In pieces that are no blocks.
                for (int at = 0; at < content.length; at += 10_007) {
                    out.write(content, at, Math.min(10_007, content.length - at));
                }
            });
        }
        zip.finish();
        return bytes.toByteArray();
    }

    /** 0: everything in the fields of zip64; 100,000: some of it; then none. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100_000, USUAL})
    void is_read_by_others_and_as_long_as_announced(long largest) throws Exception {
        byte[] bytes = written(largest);
        assertThat(MeasuredZip.length(members(), largest)).isEqualTo(bytes.length);

        Path file = Files.write(folder.resolve("a.zip"), bytes);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Member member : members()) {
                ZipEntry entry = zip.getEntry(member.name());
                assertThat(entry.getTimeLocal()).isEqualTo(MADE);
                try (InputStream in = zip.getInputStream(entry)) {
                    assertThat(in.readAllBytes()).isEqualTo(content((int) member.size()));
                }
            }
        }
        Process unzip = new ProcessBuilder("unzip", "-t", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(unzip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(unzip.waitFor()).as(said).isZero();
    }

    @Test
    void is_read_without_its_directory_too() throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(written(USUAL)))) {
            for (Member member : members()) {
                assertThat(in.getNextEntry().getName()).isEqualTo(member.name());
                assertThat(in.readAllBytes()).isEqualTo(content((int) member.size()));
            }
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @Test
    void knows_the_length_of_what_is_larger_than_four_gigabytes() {
        long size = 5L << 30;
        long blocks = (size + 65_534) / 65_535;
        assertThat(MeasuredZip.length(List.of(new Member("a", size))))
                .isEqualTo(30 + 1 + 20 + size + 5 * blocks + 24 + 46 + 1 + 20 + 56 + 20 + 22);
    }

    @Test
    void is_no_zip_if_it_breaks_off() throws IOException {
        byte[] bytes = written(USUAL);
        Path cut = folder.resolve("cut.zip");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 30));
        assertThatIOException().isThrownBy(() -> new ZipFile(cut.toFile())).isInstanceOf(ZipException.class);
    }

    @Test
    void takes_neither_more_nor_less_than_a_member_is_long() {
        MeasuredZip zip = new MeasuredZip(OutputStream.nullOutputStream(), MADE);
        assertThatIOException()
                .isThrownBy(() -> zip.add(new Member("a", 3), out -> out.write(new byte[4])))
                .withMessageContaining("more");
        assertThatIOException()
                .isThrownBy(() -> zip.add(new Member("b", 3), out -> out.write(new byte[2])))
                .withMessageContaining("found 2");
    }
}
