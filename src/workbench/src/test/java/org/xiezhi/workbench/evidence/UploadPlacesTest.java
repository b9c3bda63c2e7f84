package org.xiezhi.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** However many upload over slow lines, pages have threads. */
class UploadPlacesTest {

    @Test
    void gives_no_more_places_than_there_are_until_one_is_given_back() {
        UploadPlaces places = new UploadPlaces();
        for (int taken = 0; taken < UploadPlaces.PLACES; taken++) {
            assertThat(places.take()).isTrue();
        }
        assertThat(places.take()).isFalse();
        places.giveBack();
        assertThat(places.take()).isTrue();
        assertThat(places.take()).isFalse();
    }

    @Test
    void leave_half_of_the_threads_to_the_pages() throws IOException {
        Matcher pool = Pattern.compile("name=\"http-thread-pool\"[^>]*max-thread-pool-size=\"(\\d+)\"")
                .matcher(Files.readString(Path.of("../../config/payara/domain.xml")));
        assertThat(pool.find()).isTrue();
        assertThat(Integer.parseInt(pool.group(1))).isGreaterThanOrEqualTo(2 * UploadPlaces.PLACES);
    }
}
