package org.xiezhi.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentNamesTest {

    private final RecentNames names = new RecentNames();

    private String of(String name) {
        byte[] bytes = ('"' + name + '"').getBytes(US_ASCII);
        return names.of(bytes, 1, bytes.length - 1);
    }

    @Test
    void gives_the_same_string_for_the_same_letters() {
        String first = of("objectId");
        assertThat(first).isEqualTo("objectId");
        assertThat(of("objectId")).isSameAs(first);
    }

    @Test
    void never_gives_another_name_whatever_came_before() {
        List<String> all = new ArrayList<>(List.of("x".repeat(24), "x".repeat(25)));
        for (char first = 'a'; first <= 'z'; first++) {
            for (char middle = 'a'; middle <= 'z'; middle++) {
                // One place for all that differ in the middle alone.
                all.add("" + first + middle + 'z');
                all.add("" + first + middle);
            }
        }
        for (int round = 0; round < 2; round++) {
            for (String name : all) {
                assertThat(of(name)).isEqualTo(name);
            }
        }
    }
}
