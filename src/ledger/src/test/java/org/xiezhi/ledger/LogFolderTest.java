package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.ledger.LedgerFixture.checkpoint;
import static org.xiezhi.ledger.LedgerFixture.entries;
import static org.xiezhi.ledger.LedgerFixture.files;
import static org.xiezhi.ledger.LedgerFixture.fingerprints;
import static org.xiezhi.ledger.LedgerFixture.log;
import static org.xiezhi.ledger.LedgerFixture.otherSigner;
import static org.xiezhi.ledger.LedgerFixture.signer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest {

    @TempDir
    Path path;

    @Test
    void seventy_thousand_entries_give_the_files_of_the_specification() {
        MemoryFiles memory = new MemoryFiles(path);
        LogFolder folder = LogFolder.open(path, memory);
        List<byte[]> entries = entries(0, 70_000);
        TreeHead head = folder.append(0, entries);

        Map<String, byte[]> files = memory.files();
        assertThat(files.keySet().stream().filter(name -> name.matches("tile/0/\\d{3}")))
                .hasSize(273);
        assertThat(files.keySet().stream().filter(name -> name.matches("tile/entries/\\d{3}")))
                .hasSize(273);
        assertThat(files.keySet().stream().filter(name -> name.matches("tile/1/\\d{3}")))
                .hasSize(1);
        assertThat(files)
                .containsKeys("tile/0/273.p/112", "tile/entries/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1")
                .hasSize(273 + 1 + 273 + 1 + 1 + 1 + 1);
        assertThat(files.get("tile/1/000")).hasSize(8192);
        assertThat(folder.tileSize()).isEqualTo(70_000);
        assertThat(head.root())
                .isEqualTo(
                        MerkleTree.root(entries.stream().map(MerkleTree::leaf).toList()));
        assertThat(folder.inclusion(65_535, 70_000).proves(MerkleTree.leaf(entries.get(65_535)), head))
                .isTrue();
        for (long older : new long[] {0, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 70_000}) {
            assertThat(folder.consistency(older, 70_000).proves(folder.headAt(older), head))
                    .isTrue();
        }
    }

    @Test
    void growing_by_one_gives_the_same_tree_as_growing_at_once() {
        LogFolder slow = LogFolder.open(path, new MemoryFiles(path));
        LogFolder fast = LogFolder.open(path, new MemoryFiles(path));
        TreeHead last = TreeHead.EMPTY;
        for (int size = 0; size < 600; size++) {
            last = slow.append(size, entries(size, size + 1));
        }
        assertThat(last).isEqualTo(fast.append(0, entries(0, 600)));
        assertThat(slow.headAt(599)).isEqualTo(fast.headAt(599));
    }

    @Test
    void appending_the_same_again_changes_nothing() {
        LogFolder folder = log(path, 3, 300);
        Map<String, String> before = fingerprints(files(path));
        assertThat(folder.append(3, entries(3, 300))).isEqualTo(folder.headAt(300));
        assertThat(folder.append(300, List.of())).isEqualTo(folder.headAt(300));
        assertThat(fingerprints(files(path))).isEqualTo(before);
    }

    @Test
    void refuses_other_entries_where_it_holds_some() {
        LogFolder folder = log(path, 3, 300);
        Map<String, String> before = fingerprints(files(path));
        assertThatThrownBy(() -> folder.append(3, entries(4, 301))).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> folder.append(299, List.of(new byte[1], new byte[2])))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("entry 299: expected");
        assertThatThrownBy(() -> folder.append(301, entries(301, 302))).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> folder.append(300, List.of(new byte[65_536]))).isInstanceOf(MalformedException.class);
        assertThat(fingerprints(files(path))).isEqualTo(before);
    }

    @Test
    void refuses_a_full_tile_with_other_bytes() throws IOException {
        LogFolder folder = log(path, 3, 300);
        flip(path.resolve("tile/0/000"));
        assertThatThrownBy(() -> folder.append(0, entries(0, 300)))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("tile/0/000: expected content");
    }

    @Test
    void refuses_to_build_on_a_changed_tail() throws IOException {
        LogFolder folder = log(path, 3);
        flip(path.resolve("tile/entries/000.p/3"));
        assertThatThrownBy(() -> folder.append(3, entries(3, 4))).isInstanceOf(LedgerException.class);
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void drops_partial_tiles_once_the_full_one_is_there() {
        log(path, 3, 7, 256, 300);
        assertThat(files(path).keySet())
                .containsExactly(
                        "checkpoint",
                        "log.vkey",
                        "tile/0/000",
                        "tile/0/001.p/44",
                        "tile/1/000.p/1",
                        "tile/entries/000",
                        "tile/entries/001.p/44");
    }

    @Test
    void shows_entries_of_any_range() {
        LogFolder folder = log(path, 3, 300, 520);
        assertThat(folder.entries(2, 515))
                .usingElementComparator(java.util.Arrays::compare)
                .isEqualTo(entries(2, 515));
        assertThat(folder.entries(5, 5)).isEmpty();
        assertThatThrownBy(() -> folder.entries(519, 521)).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> folder.entries(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void offline_proof_convinces_without_the_folder() {
        LogFolder folder = log(path, 300);
        byte[] file = folder.offlineProof(7).bytes();
        assertThat(OfflineProof.parse(file).bytes()).isEqualTo(file);
        assertThat(OfflineProof.parse(file)
                        .verify(entries(7, 8).get(0), signer().verifier())
                        .head())
                .isEqualTo(folder.headAt(300));
    }

    @Test
    void offline_proof_of_another_entry_or_key_or_with_any_changed_byte_is_refused() {
        LogFolder folder = log(path, 300);
        byte[] entry = entries(7, 8).get(0);
        byte[] file = folder.offlineProof(7).bytes();
        NoteVerifier key = signer().verifier();
        assertThatThrownBy(() -> OfflineProof.parse(file).verify(entries(8, 9).get(0), key))
                .isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() ->
                        OfflineProof.parse(file).verify(entry, otherSigner().verifier()))
                .isInstanceOf(UnverifiedException.class);
        for (int i = 0; i < file.length; i++) {
            file[i] ^= 1;
            assertThatThrownBy(() -> OfflineProof.parse(file).verify(entry, key))
                    .as("byte %s", i)
                    .isInstanceOf(LedgerException.class);
            file[i] ^= 1;
        }
    }

    @Test
    void refuses_to_publish_a_smaller_checkpoint_or_none() {
        LogFolder folder = log(path, 300);
        assertThatThrownBy(() -> folder.publish(checkpoint(signer(), folder.headAt(299))))
                .isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> folder.publish(new byte[] {1})).isInstanceOf(MalformedException.class);
        assertThat(folder.checkpoint()).hasValue(checkpoint(signer(), folder.headAt(300)));
    }

    @Test
    void refuses_a_second_key() {
        LogFolder folder = log(path, 1);
        folder.installKey(signer().verifier());
        assertThatThrownBy(() -> folder.installKey(otherSigner().verifier())).isInstanceOf(LedgerException.class);
        assertThat(folder.key()).contains(signer().verifier());
    }
}
