package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1234067, 256, tile/0/x001/x234/067",
        "0, 0, 256, tile/0/000",
        "0, 999, 256, tile/0/999",
        "0, 1000, 256, tile/0/x001/000",
        "0, 273, 112, tile/0/273.p/112",
        "1, 1, 17, tile/1/001.p/17",
        "2, 0, 1, tile/2/000.p/1",
        "63, 5, 255, tile/63/005.p/255",
        "-1, 1234067, 8, tile/entries/x001/x234/067.p/8"
    })
    void path_is_that_of_the_specification(int level, long index, int width, String path) {
        Tile tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/0",
                "tile/00/000",
                "tile/64/000",
                "tile/0/x000/001",
                "tile/0/001/x234",
                "tile/0/001.p/0",
                "tile/0/001.p/256",
                "tile/0/001.p/01",
                "tile/0/001.p",
                "tile/-1/001",
                "tile/entry/001",
                "tile/0/x999/x999/x999/x999/x999/999",
                "tile/0/../001",
                "checkpoint"
            })
    void refuses_a_name_with_another_spelling(String path) {
        assertThat(Tile.parse(path)).isEmpty();
    }

    @Test
    void refuses_coordinates_that_no_log_has() {
        assertThatThrownBy(() -> new Tile(64, 0, 1)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Tile(0, -1, 1)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Tile(0, 0, 257)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Tile(0, 0, 0)).isInstanceOf(MalformedException.class);
    }

    @Test
    void knows_which_tree_holds_it() {
        assertThat(new Tile(0, 273, 112).isWithin(70_000)).isTrue();
        assertThat(new Tile(0, 273, 113).isWithin(70_000)).isFalse();
        assertThat(new Tile(2, 0, 1).isWithin(65_536)).isTrue();
        assertThat(new Tile(2, 0, 1).isWithin(65_535)).isFalse();
        assertThat(new Tile(8, 0, 1).isWithin(Long.MAX_VALUE)).isFalse();
    }
}
