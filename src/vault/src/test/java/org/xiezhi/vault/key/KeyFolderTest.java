package org.xiezhi.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;

class KeyFolderTest {

    private static final UUID MATTER = UUID.randomUUID();

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();

    @Test
    void opens_the_same_matter_key_after_a_restart() {
        UnitKeys before = open("secret");
        MatterKey key = before.newMatterKey(MATTER);
        byte[] stored = before.wrap(key).encode();

        try (MatterKey reopened = open("secret").unwrap(WrappedMatterKey.decode(stored), MATTER)) {
            assertThat(reopened.commitment()).isEqualTo(key.commitment());
        }
    }

    @Test
    void says_that_the_password_is_wrong() {
        open("secret");
        assertThatThrownBy(() -> open("Secret"))
                .isInstanceOf(KeyFolderException.class)
                .hasMessageContaining("password does not open")
                .hasMessageContaining("root.p12");
        assertThatThrownBy(() -> open(""))
                .isInstanceOf(KeyFolderException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void leaves_the_password_to_its_owner() {
        char[] password = "secret".toCharArray();
        Pkcs12KeyStoreRoot.openOrCreate(folder, password, random);
        assertThat(password).containsExactly("secret".toCharArray());
    }

    @Test
    void refuses_a_damaged_key_store() throws IOException {
        open("secret");
        Files.write(folder.resolve("root.p12"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> open("secret")).isInstanceOf(KeyFolderException.class);
    }

    @Test
    void refuses_to_make_a_new_root_key_beside_old_unit_keys() throws IOException {
        open("secret");
        Files.delete(folder.resolve("root.p12"));
        assertThatThrownBy(() -> open("secret"))
                .isInstanceOf(KeyFolderException.class)
                .hasMessageContaining("restore it from the backup");
        assertThat(folder.resolve("root.p12")).doesNotExist();
    }

    @Test
    void refuses_a_unit_key_of_another_root_or_version_or_with_a_changed_byte(@TempDir Path other) throws IOException {
        open("secret");
        Path unit = folder.resolve("unit-1.key");
        byte[] good = Files.readAllBytes(unit);
        UnitKeys.open(other, Pkcs12KeyStoreRoot.openOrCreate(other, "secret".toCharArray(), random), random);

        Files.write(unit, Files.readAllBytes(other.resolve("unit-1.key")));
        assertThatThrownBy(() -> open("secret")).isInstanceOf(KeyFolderException.class);
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= 1;
            Files.write(unit, changed);
            assertThatThrownBy(() -> open("secret")).isInstanceOf(KeyFolderException.class);
        }
        Files.write(unit, good);
        Files.write(folder.resolve("unit-2.key"), good);
        assertThatThrownBy(() -> open("secret")).isInstanceOf(KeyFolderException.class);
    }

    @Test
    void reads_what_an_older_unit_key_wrapped_and_wraps_under_the_newest() {
        UnitKeys keys = open("secret");
        WrappedMatterKey old = keys.wrap(keys.newMatterKey(MATTER));
        assertThat(keys.startNextVersion()).isEqualTo(2);
        UnitKeys reopened = open("secret");
        assertThat(reopened.currentVersion()).isEqualTo(2);
        try (MatterKey key = reopened.unwrap(old, MATTER)) {
            assertThat(reopened.wrap(key).unitKeyRecipient().unitKeyVersion()).isEqualTo(2);
        }
    }

    @Test
    void wraps_the_same_key_under_the_newest_unit_key_and_keeps_who_else_can_open_it() {
        UnitKeys keys = open("secret");
        MatterKey key = keys.newMatterKey(MATTER);
        WrappedMatterKey first = keys.wrap(key);
        Recipient member = new Recipient(200, Bytes.ofHex("cafe"), Bytes.ofHex("0102"));
        WrappedMatterKey stored = new WrappedMatterKey(
                MATTER, first.commitment(), List.of(first.recipients().get(0), member));
        assertThat(keys.rewrap(stored, MATTER)).isEmpty();

        keys.startNextVersion();
        WrappedMatterKey anew = keys.rewrap(stored, MATTER).orElseThrow();
        assertThat(anew.unitKeyRecipient().unitKeyVersion()).isEqualTo(2);
        assertThat(anew.recipients().get(1)).isEqualTo(member);
        assertThat(anew.commitment()).isEqualTo(stored.commitment());
        try (MatterKey opened = open("secret").unwrap(anew, MATTER)) {
            assertThat(opened.commitment()).isEqualTo(key.commitment());
        }
        assertThatThrownBy(() -> keys.rewrap(stored, UUID.randomUUID())).isInstanceOf(IntegrityException.class);
    }

    @Test
    void finds_a_version_that_another_node_has_begun() {
        UnitKeys one = open("secret");
        UnitKeys other = open("secret");
        one.startNextVersion();
        MatterKey key = one.newMatterKey(MATTER);
        try (MatterKey opened = other.unwrap(one.wrap(key), MATTER)) {
            assertThat(opened.commitment()).isEqualTo(key.commitment());
        }
    }

    @Test
    void refuses_a_matter_key_that_stands_at_another_matter() {
        UnitKeys keys = open("secret");
        WrappedMatterKey wrapped = keys.wrap(keys.newMatterKey(MATTER));
        UUID other = UUID.randomUUID();
        assertMismatch(keys, wrapped, other, Mismatch.MATTER_KEY);
        assertMismatch(
                keys,
                new WrappedMatterKey(other, wrapped.commitment(), wrapped.recipients()),
                other,
                Mismatch.MATTER_KEY);
    }

    @Test
    void refuses_another_commitment_and_an_unknown_unit_key() {
        UnitKeys keys = open("secret");
        WrappedMatterKey one = keys.wrap(keys.newMatterKey(MATTER));
        WrappedMatterKey two = keys.wrap(keys.newMatterKey(MATTER));
        assertMismatch(
                keys, new WrappedMatterKey(MATTER, two.commitment(), one.recipients()), MATTER, Mismatch.COMMITMENT);
        Recipient unknown = Recipient.unitKey(7, one.unitKeyRecipient().wrapped());
        assertMismatch(
                keys, new WrappedMatterKey(MATTER, one.commitment(), List.of(unknown)), MATTER, Mismatch.MATTER_KEY);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
    void lets_only_the_owner_read_the_keys() throws IOException {
        Path keys = folder.resolve("keys");
        UnitKeys.open(keys, Pkcs12KeyStoreRoot.openOrCreate(keys, "secret".toCharArray(), random), random);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        for (String file : new String[] {"root.p12", "unit-1.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void survives_a_crash_between_writing_and_renaming_a_key_file() throws IOException {
        Files.write(folder.resolve("root.p12.part"), new byte[] {1});
        assertThatCode(() -> open("secret")).doesNotThrowAnyException();
        assertThat(folder.resolve("root.p12.part")).doesNotExist();
    }

    private UnitKeys open(String password) {
        return UnitKeys.open(folder, Pkcs12KeyStoreRoot.openOrCreate(folder, password.toCharArray(), random), random);
    }

    private static void assertMismatch(UnitKeys keys, WrappedMatterKey wrapped, UUID matter, Mismatch expected) {
        assertThatThrownBy(() -> keys.unwrap(wrapped, matter)).isInstanceOfSatisfying(IntegrityException.class, e -> {
            assertThat(e.subject()).isEqualTo(matter);
            assertThat(e.mismatch()).isEqualTo(expected);
        });
    }
}
