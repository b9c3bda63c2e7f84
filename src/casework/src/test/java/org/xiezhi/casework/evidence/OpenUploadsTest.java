package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;

/** One account may have so many uploads that are not on record, and no more. */
class OpenUploadsTest {

    @TempDir
    Path folder;

    private ReceivingFixture receiving;

    @BeforeEach
    void begin() throws IOException {
        receiving = new ReceivingFixture(folder);
    }

    @AfterEach
    void close() {
        receiving.close();
    }

    @Test
    void refuses_one_too_many_on_record_and_counts_by_account() {
        for (int open = 0; open < UploadService.MOST_OPEN; open++) {
            receiving.begun(null);
        }
        assertRefused();
        assertThat(receiving.casework().recorded())
                .anyMatch(entry -> entry.startsWith("REFUSED") && entry.contains("RULE=evidence.too_many_open"));

        receiving.casework().become(receiving.lin(), Role.INSPECTOR);
        assertThat(receiving.uploads().status(receiving.begun(null)).offset()).isZero();
    }

    @Test
    void has_room_again_once_one_is_on_record_or_given_up() {
        UUID first = receiving.arrived(null);
        UUID second = receiving.arrived(null);
        for (int open = 2; open < UploadService.MOST_OPEN; open++) {
            receiving.begun(null);
        }
        assertRefused();
        receiving.record(first, "");
        receiving.begun(null);
        assertRefused();
        receiving.uploads().abandon(second);
        receiving.begun(null);
        assertRefused();
    }

    private void assertRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> receiving.begun(null))
                .satisfies(e -> assertThat(e.refusals())
                        .containsExactly(
                                Refusal.of("evidence.too_many_open", Integer.toString(UploadService.MOST_OPEN))));
    }
}
