package org.xiezhi.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.shared.NativeCrypto;
import org.xiezhi.vault.shared.Sha256;
import org.xiezhi.vault.store.FileEvidenceStore;

/** The native library and the JDK write the same containers, and a machine on which the library does not run loses nothing but speed. */
class NativeCryptoTest {

    private static final String NAME = "Xiezhi";

    private static final int SEVERAL_SEGMENTS = 2_500_000;

    @TempDir
    Path folder;

    @Test
    void runs_on_the_machines_that_the_product_is_built_for() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "skipped: the build brings the library for Linux on x86_64");

        assertThat(NativeCrypto.isThere()).isTrue();
        assertThat(Sha256.begin().getProvider().getName()).isEqualTo("AmazonCorrettoCryptoProvider");
        // Else the JDK's would be warmed for up to three seconds of a core.
        assertThat(CipherWarmth.warm()).isTrue();
    }

    @Test
    void gives_the_process_nothing_but_aes_gcm() throws Exception {
        new VaultFixture(folder);
        assumeTrue(NativeCrypto.isThere(), "skipped: the library does not run here");

        assertThat(Cipher.getInstance("AES/GCM/NoPadding").getProvider().getServices())
                .singleElement()
                .satisfies(service -> assertThat(service.getAlgorithm()).isEqualTo("AES/GCM/NoPadding"));
        assertThat(Cipher.getInstance("AES/CBC/PKCS5Padding").getProvider().getName())
                .isEqualTo("SunJCE");
    }

    /** A server that outlives the application must not ask a class loader that was closed. */
    @Test
    void leaves_nothing_in_the_process_when_the_application_ends() throws Exception {
        assumeTrue(NativeCrypto.isThere(), "skipped: the library does not run here");
        NativeCrypto.install();
        NativeCrypto.install();
        assertThat(Security.getProviders()).filteredOn(NativeCryptoTest::isOurs).hasSize(1);

        NativeCrypto.remove();

        assertThat(Security.getProviders()).noneMatch(NativeCryptoTest::isOurs);
        assertThat(Cipher.getInstance("AES/GCM/NoPadding").getProvider().getName())
                .isEqualTo("SunJCE");
    }

    @Test
    void takes_the_place_of_what_an_earlier_application_left() throws Exception {
        assumeTrue(NativeCrypto.isThere(), "skipped: the library does not run here");
        NativeCrypto.remove();
        Security.insertProviderAt(new LeftBehind(), 1);

        NativeCrypto.install();

        assertThat(Security.getProviders()).filteredOn(NativeCryptoTest::isOurs).hasSize(1);
        assertThat(Cipher.getInstance("AES/GCM/NoPadding").getProvider().getName())
                .isEqualTo(NAME);
    }

    private static boolean isOurs(Provider provider) {
        return provider.getName().equals(NAME);
    }

    /** As if its application were gone: it has the name and gives no cipher any more. */
    private static final class LeftBehind extends Provider {

        private static final long serialVersionUID = 1L;

        LeftBehind() {
            super(NAME, "1", "left behind");
        }
    }

    @Test
    void opens_what_a_process_without_the_library_has_sealed() throws Exception {
        byte[] original = VaultFixture.original(SEVERAL_SEGMENTS);

        assertThat(said(withoutLibrary("seal"))).isEqualTo("without library");

        GoldenRecord record = GoldenRecord.read(folder);
        assertThat(record.stored().size()).isEqualTo(original.length);
        verify(record);
    }

    @Test
    void seals_what_a_process_without_the_library_opens() throws Exception {
        write(folder);

        assertThat(said(withoutLibrary("open"))).isEqualTo("without library");
    }

    /** Where nothing can be unpacked, the library cannot be loaded; the same happens on another processor. */
    private Process withoutLibrary(String what) throws Exception {
        Path file = Files.createFile(folder.resolve("no-folder"));
        return ChildJvm.start(List.of("-Djava.io.tmpdir=" + file), Child.class, what, folder.toString());
    }

    private static String said(Process child) throws Exception {
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(child.waitFor()).isZero();
        return said;
    }

    private static void write(Path folder) throws Exception {
        GoldenRecord.write(
                folder,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                VaultFixture.original(SEVERAL_SEGMENTS));
    }

    private static void verify(GoldenRecord record) throws Exception {
        FileEvidenceStore store = new FileEvidenceStore(record.folder(), 0, Runnable::run);
        try (MatterKey key = record.matterKey()) {
            new EvidenceVault(store, new SecureRandom(), Runnable::run).verify(record.stored(), key);
        }
    }

    /** The other process. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Files.createDirectories(Path.of(arguments[1]));
            if (arguments[0].equals("seal")) {
                write(folder);
            } else {
                verify(GoldenRecord.read(folder));
            }
            System.out.print(NativeCrypto.isThere() ? "with library" : "without library");
        }
    }
}
