package org.xiezhi.vault.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.key.Pkcs12KeyStoreRoot;
import org.xiezhi.vault.key.UnitKeys;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;

class FieldCipherTest {

    private static final FieldContext NAME = new FieldContext("evidence", "name", UUID.randomUUID());

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private UnitKeys keys;
    private FieldCipher cipher;

    @BeforeEach
    void open() {
        keys = UnitKeys.open(folder, Pkcs12KeyStoreRoot.openOrCreate(folder, "password".toCharArray(), random), random);
        try (MatterKey matterKey = keys.newMatterKey(UUID.randomUUID())) {
            cipher = new FieldCipher(matterKey, random);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "扶贫资金账本.pdf", "𠮷野家 𡈽 \u0000 \r\n", "<script>alert(1)</script>"})
    void opens_what_it_sealed_at_the_same_place(String text) {
        assertThat(cipher.open(NAME, cipher.seal(NAME, text))).isEqualTo(text);
    }

    @Test
    void seals_the_same_text_differently_each_time() {
        assertThat(cipher.seal(NAME, "same")).isNotEqualTo(cipher.seal(NAME, "same"));
    }

    @Test
    void refuses_a_field_moved_to_another_row_column_or_table() {
        byte[] sealed = cipher.seal(NAME, "holder");
        List<FieldContext> elsewhere = List.of(
                new FieldContext("evidence", "name", UUID.randomUUID()),
                new FieldContext("evidence", "holder", NAME.rowId()),
                new FieldContext("clue", "name", NAME.rowId()),
                new FieldContext("evidencen", "ame", NAME.rowId()));
        for (FieldContext context : elsewhere) {
            assertRefused(cipher, context, sealed);
        }
    }

    @Test
    void refuses_each_changed_byte_and_each_cut() {
        byte[] sealed = cipher.seal(NAME, "holder");
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertRefused(cipher, NAME, changed);
            assertRefused(cipher, NAME, Arrays.copyOf(sealed, at));
        }
    }

    @Test
    void refuses_the_field_of_another_matter() {
        byte[] sealed = cipher.seal(NAME, "holder");
        try (MatterKey other = keys.newMatterKey(UUID.randomUUID());
                FieldCipher foreign = new FieldCipher(other, random)) {
            assertRefused(foreign, NAME, sealed);
        }
    }

    @Test
    void refuses_half_a_character_instead_of_replacing_it() {
        assertThatThrownBy(() -> cipher.seal(NAME, "\uD842")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void does_nothing_after_it_was_closed() {
        cipher.close();
        assertThatThrownBy(() -> cipher.seal(NAME, "late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wiped");
    }

    private static void assertRefused(FieldCipher cipher, FieldContext context, byte[] sealed) {
        assertThatThrownBy(() -> cipher.open(context, sealed)).isInstanceOfSatisfying(IntegrityException.class, e -> {
            assertThat(e.subject()).isEqualTo(context.rowId());
            assertThat(e.mismatch()).isEqualTo(Mismatch.FIELD);
        });
    }
}
