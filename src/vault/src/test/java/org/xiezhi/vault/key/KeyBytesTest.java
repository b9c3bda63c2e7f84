package org.xiezhi.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyBytesTest {

    private static final InsecureKeyBytesAccess ACCESS = InsecureKeyBytesAccess.get();

    @Test
    void wipes_its_own_array_and_refuses_to_be_used_afterwards() {
        byte[] owned = new byte[32];
        owned[5] = 7;
        KeyBytes key = KeyBytes.takeOver(owned, ACCESS);
        key.close();
        assertThat(owned).containsOnly(0);
        assertThatThrownBy(() -> key.copy(ACCESS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wipes_an_array_of_a_wrong_length_before_it_refuses_it() {
        byte[] owned = {1, 2, 3};
        assertThatThrownBy(() -> KeyBytes.takeOver(owned, ACCESS)).hasMessageContaining("found 3");
        assertThat(owned).containsOnly(0);
    }

    @Test
    void does_not_show_the_key_in_a_message() {
        assertThat(KeyBytes.takeOver(new byte[32], ACCESS)).hasToString("KeyBytes[secret]");
    }

    @Test
    void derives_another_key_for_each_purpose_and_each_matter() {
        KeyBytes key = KeyBytes.random(new SecureRandom());
        UUID matter = UUID.randomUUID();
        byte[] fields = key.derive(MatterKey.FOR_FIELDS, matter).copy(ACCESS);
        assertThat(key.derive(MatterKey.FOR_FIELDS, matter).copy(ACCESS)).isEqualTo(fields);
        assertThat(key.derive(MatterKey.FOR_OBJECT_KEYS, matter).copy(ACCESS)).isNotEqualTo(fields);
        assertThat(key.derive(MatterKey.FOR_FIELDS, UUID.randomUUID()).copy(ACCESS))
                .isNotEqualTo(fields);
    }
}
