package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EntryBundleTest {

    @Property(tries = 200)
    void reads_what_it_wrote(@ForAll @Size(min = 1, max = 256) List<byte[]> entries) {
        List<byte[]> read = EntryBundle.decode(EntryBundle.encode(entries));
        assertThat(read).usingElementComparator(java.util.Arrays::compare).isEqualTo(entries);
    }

    @Test
    void length_is_two_bytes_with_the_high_one_first() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[258], new byte[0]));
        assertThat(bundle).hasSize(2 + 258 + 2).startsWith(1, 2).endsWith(0, 0);
    }

    @Test
    void takes_the_longest_entry_and_refuses_a_longer_one() {
        byte[] longest = new byte[65_535];
        assertThat(EntryBundle.decode(EntryBundle.encode(List.of(longest))).get(0))
                .isEqualTo(longest);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("65535")
                .hasMessageContaining("65536");
    }

    @Test
    void refuses_a_cut_length_a_cut_entry_and_a_wrong_count() {
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0})).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0, 2, 1})).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.decode(new byte[0])).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.decode(new byte[2 * 257])).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.encode(Collections.nCopies(257, new byte[1])))
                .isInstanceOf(MalformedException.class);
    }
}
