package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.ledger.LedgerFixture.entries;
import static org.xiezhi.ledger.LedgerFixture.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileFileTest {

    @TempDir
    Path path;

    private static byte[] sent(LogFolder folder, Tile tile, long size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TileFile file = folder.tile(tile, size).orElseThrow()) {
            file.sendTo(bytes);
            assertThat(file.length()).isEqualTo(bytes.size());
        }
        return bytes.toByteArray();
    }

    @Test
    void is_the_file_as_it_stands_in_the_folder() throws IOException {
        LogFolder folder = log(path, 3, 300);
        for (String name :
                new String[] {"tile/0/000", "tile/entries/000", "tile/0/001.p/44", "tile/entries/001.p/44"}) {
            assertThat(sent(folder, Tile.parse(name).orElseThrow(), 300))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(path.resolve(name)));
        }
    }

    @Test
    void is_the_beginning_of_a_wider_file_where_its_own_is_gone() throws IOException {
        LogFolder folder = log(path, 3, 300);
        assertThat(path.resolve("tile/0/000.p")).doesNotExist();
        assertThat(sent(folder, new Tile(0, 0, 3), 300))
                .isEqualTo(Arrays.copyOf(Files.readAllBytes(path.resolve("tile/0/000")), 3 * Hash.LENGTH));
        assertThat(sent(folder, new Tile(Tile.ENTRIES, 0, 3), 300)).isEqualTo(EntryBundle.encode(entries(0, 3)));
        assertThat(sent(folder, new Tile(Tile.ENTRIES, 1, 43), 300)).isEqualTo(EntryBundle.encode(entries(256, 299)));
    }

    @Test
    void is_sent_although_the_file_is_removed_meanwhile() throws IOException {
        LogFolder folder = log(path, 300);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TileFile file = folder.tile(new Tile(0, 1, 44), 300).orElseThrow()) {
            Files.delete(path.resolve("tile/0/001.p/44"));
            file.sendTo(bytes);
        }
        assertThat(bytes.size()).isEqualTo(44 * Hash.LENGTH);
    }

    @Test
    void is_none_beyond_the_size_though_the_file_is_there() {
        LogFolder folder = log(path, 300);
        assertThat(folder.tile(new Tile(0, 1, 44), 299)).isEmpty();
        assertThat(folder.tile(new Tile(Tile.ENTRIES, 0, 256), 255)).isEmpty();
        assertThat(folder.tile(new Tile(1, 0, 2), 300)).isEmpty();
        assertThat(folder.tile(new Tile(63, 0, 1), 300)).isEmpty();
    }

    @Test
    void says_so_where_the_folder_holds_less_than_the_size_promises() throws IOException {
        LogFolder folder = log(path, 300);
        Files.write(path.resolve("tile/entries/000"), new byte[] {0, 9, 1});
        assertThatThrownBy(() -> folder.tile(new Tile(Tile.ENTRIES, 0, 2), 300)).isInstanceOf(MalformedException.class);
        Files.write(path.resolve("tile/0/000"), new byte[31]);
        assertThatThrownBy(() -> folder.tile(new Tile(0, 0, 1), 300)).isInstanceOf(MalformedException.class);
    }
}
