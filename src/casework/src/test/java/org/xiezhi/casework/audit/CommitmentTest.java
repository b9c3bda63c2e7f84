package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CommitmentTest {

    /** The worked example of docs/formats/audit-entry.md, computed by a separate program. */
    @Test
    void commits_to_a_value_as_the_format_page_says() {
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        assertThat(Commitment.ofValue(salt, "number", "XS-2026-0001"))
                .isEqualTo("XptJWPncdiwImKOBR6vsRIYZBxNn9DuiAZxvkWj4+j4=");
    }

    @Test
    void tells_name_and_content_apart() {
        byte[] salt = new byte[Commitment.SALT_BYTES];
        assertThat(Commitment.ofValue(salt, "ab", "c")).isNotEqualTo(Commitment.ofValue(salt, "a", "bc"));
        assertThat(Commitment.newSalt()).isNotEqualTo(Commitment.newSalt());
    }
}
