package org.xiezhi.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.field.FieldContext;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.store.FileEvidenceStore;

/** What was sealed once stays readable: by later versions of this product, and by a program that has only the format page. */
class GoldenContainerTest {

    /** The first on the path may be a person's own, without the package; Debian lays its packages at the second alone. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private static final String ORIGINAL = "The worked example of docs/formats/evidence-container.md. 獬豸\n";

    @TempDir
    Path folder;

    @Test
    void opens_the_container_and_the_field_that_version_1_sealed() throws Exception {
        GoldenRecord golden = golden();
        SecureRandom random = new SecureRandom();
        EvidenceVault vault =
                new EvidenceVault(new FileEvidenceStore(golden.folder(), 0, Runnable::run), random, Runnable::run);
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        try (MatterKey key = golden.matterKey();
                SealedObject object = vault.read(golden.stored(), key);
                FieldCipher fields = new FieldCipher(key, random)) {
            object.copyTo(plaintext, 0, object.size());
            FieldContext place = new FieldContext(
                    golden.value("field-table"),
                    golden.value("field-column"),
                    UUID.fromString(golden.value("field-row")));
            String text = fields.open(place, Bytes.ofHex(golden.value("field")).toArray());
            assertThat(text).isEqualTo(GoldenRecord.FIELD_TEXT);
        }
        assertThat(plaintext).hasToString(ORIGINAL);
    }

    @Test
    void lets_a_second_program_open_the_golden_container() throws Exception {
        assertThat(openedBySecondProgram(golden())).isEqualTo(ORIGINAL.getBytes(UTF_8));
    }

    @Test
    void lets_a_second_program_open_a_fresh_container_of_several_segments() throws Exception {
        byte[] original = VaultFixture.original(2_500_000);
        GoldenRecord fresh =
                GoldenRecord.write(folder, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), original);
        assertThat(openedBySecondProgram(fresh)).isEqualTo(original);
    }

    private byte[] openedBySecondProgram(GoldenRecord record) throws IOException, InterruptedException {
        Optional<String> found = python();
        assumeTrue(
                found.isPresent(),
                "skipped: needs python3 with the package 'cryptography' (Debian: python3-cryptography)");
        Path output = folder.resolve("plaintext");
        int exit = run(
                found.orElseThrow(),
                "src/test/python/open_container.py",
                record.folder().resolve("record.txt").toString(),
                record.folder().resolve("keys/unit-1.key").toString(),
                record.container().toString(),
                output.toString());
        assertThat(exit).as(Files.readString(folder.resolve("said"))).isZero();
        assertThat(folder.resolve("said")).hasContent(GoldenRecord.FIELD_TEXT);
        return Files.readAllBytes(output);
    }

    private Optional<String> python() throws InterruptedException {
        for (String python : PYTHONS) {
            if (run(python, "-c", "import cryptography.hazmat.primitives.ciphers.aead") == 0) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }

    private int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // No such python3: the shell's number for a command that is not there.
            return 127;
        }
    }

    private static GoldenRecord golden() throws IOException, URISyntaxException {
        Path record = Path.of(
                GoldenContainerTest.class.getResource("/golden/record.txt").toURI());
        return GoldenRecord.read(record.resolveSibling(""));
    }
}
