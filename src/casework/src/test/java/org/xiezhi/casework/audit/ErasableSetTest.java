package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.audit.ErasableSet.Name;

class ErasableSetTest {

    private static final UUID ONE = UUID.fromString("01920000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("f1920000-0000-7000-8000-000000000000");

    /** The worked example of docs/formats/audit-entry.md; {@code sha256sum} over its three lines gives the same. */
    @Test
    void has_the_hash_of_the_example_in_whatever_order_the_values_come() {
        ErasableSet set = new ErasableSet(
                List.of(new Name(OTHER, "address"), new Name(ONE, "login"), new Name(OTHER, "address")));
        assertThat(set.names()).containsExactly(new Name(ONE, "login"), new Name(OTHER, "address"));
        assertThat(set.sha256()).isEqualTo("b8c7505c8848ea7bbb4aad1274934a117ae2a291a77701604e46800a4b7d2c7d");
    }

    @Test
    void counts_by_kind() {
        ErasableSet set =
                new ErasableSet(List.of(new Name(ONE, "login"), new Name(OTHER, "login"), new Name(OTHER, "address")));
        assertThat(set.kinds()).hasToString("{address=1, login=2}");
    }
}
