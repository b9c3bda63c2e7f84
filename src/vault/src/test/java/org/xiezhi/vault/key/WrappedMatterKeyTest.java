package org.xiezhi.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.xiezhi.vault.shared.Bytes;

class WrappedMatterKeyTest {

    private static final Bytes COMMITMENT = Bytes.of(new byte[32]);

    @Test
    void keeps_recipients_of_kinds_it_does_not_know() {
        Recipient member = new Recipient(200, Bytes.ofHex("cafe"), Bytes.ofHex("0102030405"));
        WrappedMatterKey key = new WrappedMatterKey(UUID.randomUUID(), COMMITMENT, List.of(unit(3), member));
        WrappedMatterKey decoded = WrappedMatterKey.decode(key.encode());
        assertThat(decoded).isEqualTo(key);
        assertThat(decoded.unitKeyRecipient().unitKeyVersion()).isEqualTo(3);
    }

    @Test
    void refuses_a_list_that_does_not_begin_with_the_unit_key() {
        Recipient member = new Recipient(2, COMMITMENT, COMMITMENT);
        assertThatThrownBy(() -> new WrappedMatterKey(UUID.randomUUID(), COMMITMENT, List.of(member)))
                .hasMessageContaining("unit key");
        assertThatThrownBy(() -> new WrappedMatterKey(UUID.randomUUID(), COMMITMENT, List.of()))
                .hasMessageContaining("found 0");
    }

    @Test
    void refuses_every_cut_and_every_byte_too_many() {
        byte[] whole = new WrappedMatterKey(UUID.randomUUID(), COMMITMENT, List.of(unit(1))).encode();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> WrappedMatterKey.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> WrappedMatterKey.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void never_answers_garbage_with_anything_but_a_refusal(@ForAll @Size(max = 120) byte[] garbage) {
        assertThatThrownBy(() -> WrappedMatterKey.decode(garbage)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Recipient unit(int version) {
        return Recipient.unitKey(version, Bytes.of(new byte[60]));
    }
}
