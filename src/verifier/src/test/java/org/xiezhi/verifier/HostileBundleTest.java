package org.xiezhi.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.verifier.VerifierFixture.KEY;
import static org.xiezhi.verifier.VerifierFixture.log;
import static org.xiezhi.verifier.VerifierFixture.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.ledger.BundleWriter;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.verifier.VerifierFixture.Answer;

class HostileBundleTest {

    @TempDir
    Path path;

    private Path zip(String... names) throws IOException {
        Path file = path.resolve("hostile.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return file;
    }

    private static void refused(Path zip, String why) {
        Answer answer = verify(zip, "--key", KEY);
        assertThat(answer.exit()).as(answer.text()).isEqualTo(1);
        assertThat(answer.text()).contains("bundle | ").contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../outside",
                "/tmp/outside",
                "log/../../outside",
                "log\\checkpoint",
                "C:outside",
                "log/tile/0/../../checkpoint",
                "part/01.json",
                "log/"
            })
    void refuses_a_name_that_no_bundle_has(String name) throws IOException {
        refused(zip("bundle.json", name), "members of an audit bundle");
        assertThat(path.resolve("../outside")).doesNotExist();
    }

    /** The names have one length, so the bytes of one may stand for those of the other. */
    private static void replace(Path file, String from, String to) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
    }

    @Test
    void refuses_a_name_that_stands_twice() throws IOException {
        Path zip = zip("bundle.json", "part/1.json", "part/2.json");
        replace(zip, "part/2.json", "part/1.json");
        refused(zip, "each name once");
    }

    @Test
    void refuses_a_name_that_is_another_before_its_content() throws IOException {
        Path zip = zip("bundle.json", "part/1.json");
        String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1);
        int local = bytes.indexOf("part/1.json");
        Files.writeString(
                zip,
                bytes.substring(0, local) + "part/3.json" + bytes.substring(local + "part/3.json".length()),
                StandardCharsets.ISO_8859_1);
        refused(zip, "the same name before the content");
    }

    @Test
    void refuses_a_link() throws IOException {
        Path zip = zip("bundle.json");
        byte[] bytes = Files.readAllBytes(zip);
        int central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        bytes[central + 5] = 3;
        bytes[central + 41] = (byte) 0xa1;
        Files.write(zip, bytes);
        refused(zip, "a link");
    }

    @Test
    void refuses_a_bomb() throws IOException {
        Path file = path.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(BundleWriter.ROWS));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 120; i++) {
                zip.write(nothing);
            }
        }
        refused(file, "unpacks to more");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 100, 1000})
    void refuses_a_bundle_that_was_cut_or_is_none(int bytes) throws IOException {
        LogFolder log = log(path.resolve("log"), 10);
        Path whole = VerifierFixture.bundle(path.resolve("whole.zip"), log);
        Path cut = Files.write(path.resolve("cut.zip"), java.util.Arrays.copyOf(Files.readAllBytes(whole), bytes));
        refused(cut, "zip");
        Files.write(
                path.resolve("more.zip"),
                (Files.readString(whole, StandardCharsets.ISO_8859_1) + "x").getBytes(StandardCharsets.ISO_8859_1));
        refused(path.resolve("more.zip"), "end of a zip");
    }

    @Test
    void reads_a_part_of_a_log_and_names_what_is_wrong_in_it() throws IOException {
        LogFolder log = log(path.resolve("log"), 300);
        Path part = path.resolve("part.zip");
        try (OutputStream out = Files.newOutputStream(part);
                BundleWriter writer = new BundleWriter(out, List.of())) {
            writer.key(log);
            for (int index : new int[] {0, 7, 299}) {
                writer.entry(VerifierFixture.entry(index), log.offlineProof(index));
            }
        }
        assertThat(verify(part, "--key", KEY).exit()).isZero();
        assertThat(verify(part).exit()).isEqualTo(3);
        try (OutputStream out = Files.newOutputStream(part);
                BundleWriter writer = new BundleWriter(out, List.of())) {
            writer.entry(VerifierFixture.entry(8), log.offlineProof(7));
        }
        Answer answer = verify(part, "--key", KEY);
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.text()).contains("proof | entry 7");
    }
}
