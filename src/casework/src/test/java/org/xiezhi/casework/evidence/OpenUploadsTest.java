package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void are_found_again_by_whoever_sent_them_until_they_are_on_record() {
        UUID half = receiving.begun(null);
        UUID whole = receiving.arrived(null);
        UUID recorded = receiving.arrived(null);
        receiving.record(recorded, "");
        assertThat(left()).containsExactlyInAnyOrder(half, whole);
        assertThat(receiving.uploads().status(half).modified()).isEqualTo("1700000000000");
        receiving.uploads().abandon(half);
        assertThat(left()).containsExactly(whole);

        receiving.casework().become(receiving.lin(), Role.INSPECTOR);
        assertThat(left()).as("a colleague's").isEmpty();
    }

    @Test
    void are_not_found_while_another_page_sends_a_piece() {
        UUID sent = receiving.begun(null);
        List<List<UUID>> found = new ArrayList<>();
        receiving.uploads().append(sent, 0, new ByteArrayInputStream(ReceivingFixture.FILE) {
            @Override
            public synchronized int read(byte[] buffer, int from, int most) {
                found.add(left());
                return super.read(buffer, from, most);
            }
        });
        assertThat(found).isNotEmpty().allSatisfy(then -> assertThat(then).isEmpty());
        assertThat(left()).containsExactly(sent);
    }

    private List<UUID> left() {
        return receiving.uploads().left(receiving.matter());
    }

    private void assertRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> receiving.begun(null))
                .satisfies(e -> assertThat(e.refusals())
                        .containsExactly(
                                Refusal.of("evidence.too_many_open", Integer.toString(UploadService.MOST_OPEN))));
    }
}
