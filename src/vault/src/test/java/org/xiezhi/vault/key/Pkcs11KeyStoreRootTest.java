package org.xiezhi.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root key in a token, here of SoftHSM. */
class Pkcs11KeyStoreRootTest {

    private static final String[] KEEPS = {
        "attributes(*, CKO_SECRET_KEY, *) = {",
        "CKA_SENSITIVE = true",
        "CKA_EXTRACTABLE = false",
        "CKA_ENCRYPT = true",
        "CKA_DECRYPT = true",
        "}"
    };

    @TempDir
    Path folder;

    private static Deque<SoftToken> tokens = new ArrayDeque<>();

    private final SecureRandom random = new SecureRandom();
    private SoftToken token;

    @BeforeAll
    static void makeTokens() throws IOException, InterruptedException {
        tokens = SoftToken.make(10);
    }

    @BeforeEach
    void takeToken() {
        token = tokens.remove();
    }

    private Pkcs11KeyStoreRoot open(Path keys) throws IOException {
        return open(keys, SoftToken.PIN, KEEPS);
    }

    private Pkcs11KeyStoreRoot open(Path keys, String pin, String... attributes) throws IOException {
        return Pkcs11KeyStoreRoot.openOrCreate(
                keys, token.configuration(folder, attributes), pin.toCharArray(), random);
    }

    @Test
    void opens_after_a_restart_what_it_wrapped_before() throws IOException {
        Path keys = folder.resolve("keys");
        UnitKeys before = UnitKeys.open(keys, open(keys), random);
        UUID matter = UUID.randomUUID();
        WrappedMatterKey wrapped;
        byte[] key;
        try (MatterKey fresh = before.newMatterKey(matter)) {
            wrapped = before.wrap(fresh);
            key = fresh.commitment().toArray();
        }
        before.startNextVersion();
        UnitKeys after = UnitKeys.open(keys, open(keys), random);
        assertThat(after.currentVersion()).isEqualTo(2);
        try (MatterKey again = after.unwrap(wrapped, matter)) {
            assertThat(again.commitment().toArray()).isEqualTo(key);
        }
        assertThat(keys.resolve(Pkcs12KeyStoreRoot.FILE_NAME)).doesNotExist();
    }

    @Test
    void has_the_form_of_the_other_root_so_that_a_key_can_change_its_root() throws Exception {
        Pkcs11KeyStoreRoot root = open(folder.resolve("keys"));
        try (KeyBytes key = KeyBytes.random(random)) {
            byte[] wrapped = root.wrap(key, new byte[] {1});
            assertThat(wrapped).hasSize(KeyBox.OVERHEAD + KeyBytes.LENGTH);
            try (KeyBytes opened = root.unwrap(wrapped, new byte[] {1})) {
                assertThat(opened.copy(InsecureKeyBytesAccess.get())).isEqualTo(key.copy(InsecureKeyBytesAccess.get()));
            }
        }
    }

    @Test
    void refuses_what_was_changed_or_bound_to_something_else() throws IOException {
        Pkcs11KeyStoreRoot root = open(folder.resolve("keys"));
        try (KeyBytes key = KeyBytes.random(random)) {
            byte[] wrapped = root.wrap(key, new byte[] {1});
            assertThatExceptionOfType(AEADBadTagException.class).isThrownBy(() -> root.unwrap(wrapped, new byte[] {2}));
            for (int at : new int[] {0, KeyBox.NONCE_LENGTH, wrapped.length - 1}) {
                byte[] changed = wrapped.clone();
                changed[at] ^= 1;
                assertThatExceptionOfType(AEADBadTagException.class)
                        .isThrownBy(() -> root.unwrap(changed, new byte[] {1}));
            }
            assertThatExceptionOfType(AEADBadTagException.class)
                    .isThrownBy(() -> root.unwrap(Arrays.copyOf(wrapped, 20), new byte[] {1}));
        }
    }

    @Test
    void refuses_a_wrong_pin() {
        assertThatExceptionOfType(KeyFolderException.class)
                .isThrownBy(() -> open(folder.resolve("keys"), "not-the-pin", KEEPS))
                .withMessageContaining("PIN");
    }

    @Test
    void refuses_another_token_beside_keys_that_it_did_not_wrap() throws Exception {
        Path keys = folder.resolve("keys");
        UnitKeys.open(keys, open(keys), random);
        token = tokens.remove();
        assertThatExceptionOfType(KeyFolderException.class)
                .isThrownBy(() -> open(keys))
                .withMessageContaining("connect the token");
    }

    @Test
    void refuses_a_token_that_would_give_the_key_away_and_takes_it_once_it_is_configured_better() throws IOException {
        assertThatExceptionOfType(KeyFolderException.class)
                .isThrownBy(() -> open(
                        folder.resolve("keys"),
                        SoftToken.PIN,
                        "attributes(*, CKO_SECRET_KEY, *) = {",
                        "CKA_SENSITIVE = false",
                        "CKA_EXTRACTABLE = true",
                        "}"))
                .withMessageContaining("gives away");
        UnitKeys keys = UnitKeys.open(folder.resolve("keys"), open(folder.resolve("keys")), random);
        assertThat(keys.currentVersion()).isOne();
    }

    @Test
    void says_what_is_wrong_with_a_configuration() throws IOException {
        Path nowhere = folder.resolve("nowhere.cfg");
        assertThatExceptionOfType(KeyFolderException.class)
                .isThrownBy(() -> Pkcs11KeyStoreRoot.openOrCreate(
                        folder.resolve("keys"), nowhere, SoftToken.PIN.toCharArray(), random))
                .withMessageContaining("nowhere.cfg");
        Path wrong = Files.writeString(folder.resolve("wrong.cfg"), "name = x\nlibrary = /no/such/library.so\n");
        assertThatExceptionOfType(KeyFolderException.class)
                .isThrownBy(() -> Pkcs11KeyStoreRoot.openOrCreate(
                        folder.resolve("keys"), wrong, SoftToken.PIN.toCharArray(), random))
                .withMessageContaining("wrong.cfg");
    }
}
