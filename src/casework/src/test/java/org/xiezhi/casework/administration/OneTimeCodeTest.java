package org.xiezhi.casework.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.shared.ConflictException;

class OneTimeCodeTest {

    @TempDir
    Path home;

    private final OneTimeCode code = new OneTimeCode();
    private String written = "";

    @BeforeEach
    void make() throws IOException {
        code.make(home);
        written = Files.readString(home.resolve(OneTimeCode.FILE)).strip();
    }

    @Test
    void is_128_bits_in_groups_that_only_the_owner_can_read() throws IOException {
        assertThat(written).matches("[0-9a-f]{4}(-[0-9a-f]{4}){7}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(OneTimeCode.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void opens_with_and_without_its_dashes() {
        code.claim(written).orElseThrow().giveBack();
        assertThat(code.claim(written.replace("-", "").toUpperCase(Locale.ROOT)))
                .isPresent();
        assertThat(code.claim("")).isEmpty();
    }

    @Test
    void is_claimed_by_one_at_a_time() {
        OneTimeCode.Claim first = code.claim(written).orElseThrow();
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> code.claim(written));
        first.giveBack();
        OneTimeCode.Claim second = code.claim(written).orElseThrow();
        first.giveBack();
        first.use();
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> code.claim(written));
        second.giveBack();
        assertThat(code.claim(written)).isPresent();
    }

    @Test
    void ends_after_five_wrong_ones_and_takes_its_file_along() {
        for (int i = 0; i < OneTimeCode.TRIES; i++) {
            assertThat(code.waits()).isTrue();
            assertThat(code.claim("wrong")).isEmpty();
        }
        assertThat(code.waits()).isFalse();
        assertThat(code.claim(written)).isEmpty();
        assertThat(home.resolve(OneTimeCode.FILE)).doesNotExist();
    }

    @Test
    void opens_nothing_once_it_was_used() {
        code.claim(written).orElseThrow().use();
        assertThat(code.waits()).isFalse();
        assertThat(code.claim(written)).isEmpty();
        assertThat(home.resolve(OneTimeCode.FILE)).doesNotExist();
    }

    @Test
    void of_an_earlier_start_no_longer_opens() {
        code.make(home);
        assertThat(code.claim(written)).isEmpty();
    }
}
