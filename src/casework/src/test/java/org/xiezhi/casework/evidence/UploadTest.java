package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;

class UploadTest {

    private static final byte[] FILE = new byte[3_000_000];

    static {
        new Random(1).nextBytes(FILE);
    }

    @TempDir
    Path folder;

    private final ServerClock clock = new ServerClock();
    private final UUID id = UUID.randomUUID();
    private Upload upload;

    @BeforeEach
    void begin() throws IOException {
        upload = new VaultFixture(folder).upload(id, FILE.length);
    }

    @Test
    void keeps_what_came_before_the_line_was_lost_and_goes_on_from_there() throws IOException {
        assertThat(upload.append(0, lostAfter(0, 1_234_567), clock)).isEqualTo(Taken.LINE_LOST);
        assertThat(upload.offset()).isEqualTo(1_234_567);
        assertThat(upload.append(0, lostAfter(0, 1), clock)).isEqualTo(Taken.ELSEWHERE);

        InputStream rest = new ByteArrayInputStream(FILE, 1_234_567, FILE.length);
        assertThat(upload.append(1_234_567, rest, clock)).isEqualTo(Taken.WHOLE);
        assertThat(upload.stored())
                .hasValueSatisfying(stored -> assertThat(stored.sha256())
                        .isEqualTo(Bytes.of(Sha256.begin().digest(FILE))));
    }

    @Test
    void keeps_nothing_of_an_upload_that_is_given_up_while_a_piece_comes() throws IOException {
        InputStream givesUp = new LostLine(() -> upload.abandon());
        InputStream piece = new SequenceInputStream(new ByteArrayInputStream(FILE, 0, 1 << 20), givesUp);
        assertThat(upload.append(0, piece, clock)).isEqualTo(Taken.GIVEN_UP);
        assertThat(folder.resolve("evidence/incoming")).isEmptyDirectory();
    }

    @Test
    void tells_a_fault_of_the_store_from_a_lost_line() throws IOException {
        assertThat(upload.append(0, lostAfter(0, 1_000), clock)).isEqualTo(Taken.LINE_LOST);
        // The store cannot publish what somebody put a folder in the place of.
        Path shard = folder.resolve("evidence/objects").resolve(id.toString().substring(34));
        Files.createDirectories(shard.getParent());
        Files.writeString(shard, "in the way");
        InputStream rest = new ByteArrayInputStream(FILE, 1_000, FILE.length);
        assertThatThrownBy(() -> upload.append(1_000, rest, clock)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("evidence/incoming")).isEmptyDirectory();
    }

    private static InputStream lostAfter(int from, int bytes) {
        return new SequenceInputStream(new ByteArrayInputStream(FILE, from, bytes), new LostLine(() -> {}));
    }

    private interface Before {
        void happens() throws IOException;
    }

    /** A line that breaks at its first byte. */
    private static final class LostLine extends InputStream {
        private final Before before;

        LostLine(Before before) {
            this.before = before;
        }

        @Override
        public int read() throws IOException {
            before.happens();
            throw new IOException("Connection reset");
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            return read();
        }
    }
}
