package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.ledger.LedgerFixture.checkpoint;
import static org.xiezhi.ledger.LedgerFixture.entries;
import static org.xiezhi.ledger.LedgerFixture.files;
import static org.xiezhi.ledger.LedgerFixture.log;
import static org.xiezhi.ledger.LedgerFixture.otherSigner;
import static org.xiezhi.ledger.LedgerFixture.signer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.ledger.Finding.Kind;

class LogCheckTest {

    @TempDir
    Path path;

    private static LogReport check(Path path) {
        return LogCheck.of(LogFolder.open(path)).trusting(signer().verifier()).run((index, entry) -> {});
    }

    private static List<Kind> kinds(LogReport report) {
        return report.findings().stream().map(Finding::kind).distinct().toList();
    }

    @Test
    void a_good_log_is_clean_and_every_entry_is_shown() {
        LogFolder folder = log(path, 3, 300, 520);
        List<byte[]> seen = new ArrayList<>();
        LogReport report = LogCheck.of(folder)
                .trusting(signer().verifier())
                .since(checkpoint(signer(), folder.headAt(300)))
                .run((index, entry) -> {
                    assertThat(index).isEqualTo(seen.size());
                    seen.add(entry);
                });
        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.signed()).contains(folder.headAt(520));
        assertThat(report.rebuilt()).isEqualTo(folder.headAt(520));
        assertThat(report.unsigned()).isZero();
        assertThat(seen).usingElementComparator(java.util.Arrays::compare).isEqualTo(entries(0, 520));
    }

    @Test
    void a_check_after_any_head_shows_the_entries_behind_it_and_finds_the_same_root() {
        LogFolder folder = log(path, 3, 300, 520);
        for (long size : new long[] {0, 1, 3, 255, 256, 257, 300, 511, 512, 519, 520}) {
            List<byte[]> seen = new ArrayList<>();
            LogReport report = LogCheck.of(folder)
                    .trusting(signer().verifier())
                    .after(folder.headAt(size))
                    .run((index, entry) -> {
                        assertThat(index).isEqualTo(size + seen.size());
                        seen.add(entry);
                    });
            assertThat(report.findings()).as("after %s", size).isEmpty();
            assertThat(report.rebuilt()).isEqualTo(folder.headAt(520));
            assertThat(seen).usingElementComparator(java.util.Arrays::compare).isEqualTo(entries(size, 520));
        }
    }

    @Test
    void a_check_after_a_head_of_another_log_or_of_more_entries_finds_a_fork() {
        LogFolder folder = log(path, 300);
        TreeHead other = new TreeHead(257, folder.headAt(256).root());
        for (TreeHead head : List.of(other, new TreeHead(301, other.root()))) {
            LogReport report = LogCheck.of(folder)
                    .trusting(signer().verifier())
                    .after(head)
                    .run((index, entry) -> {});
            assertThat(kinds(report)).as("after %s", head).contains(Kind.FORK);
        }
    }

    @Test
    void an_empty_signed_log_is_clean() {
        LogFolder folder = log(path);
        folder.publish(checkpoint(signer(), TreeHead.EMPTY));
        assertThat(check(path).findings()).isEmpty();
    }

    @Test
    void entries_ahead_of_the_checkpoint_are_counted_and_checked() throws IOException {
        LogFolder folder = log(path, 300);
        folder.append(300, entries(300, 310));
        assertThat(check(path).isClean()).isTrue();
        assertThat(check(path).unsigned()).isEqualTo(10);
        flip(path.resolve("tile/0/001.p/54"), 53 * 32);
        assertThat(kinds(check(path))).containsExactly(Kind.CONTENT);
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void any_flipped_byte_of_any_file_is_found() throws IOException {
        log(path, 3, 257, 260);
        for (Map.Entry<String, byte[]> file : files(path).entrySet()) {
            Path target = path.resolve(file.getKey());
            int length = file.getValue().length;
            // Every byte of key and checkpoint, a spread over the tiles: one comparison serves all their bytes.
            for (int at = 0; at < length; at += length < 400 ? (file.getKey().startsWith("tile") ? 7 : 1) : 997) {
                flip(target, at);
                assertThat(check(path).isClean())
                        .as("%s, byte %s", file.getKey(), at)
                        .isFalse();
                flip(target, at);
            }
        }
        assertThat(check(path).findings()).isEmpty();
    }

    @Test
    void any_missing_or_cut_or_lengthened_file_is_found() throws IOException {
        log(path, 3, 260);
        for (Map.Entry<String, byte[]> file : files(path).entrySet()) {
            Path target = path.resolve(file.getKey());
            byte[] bytes = file.getValue();
            Files.delete(target);
            assertThat(check(path).isClean()).as("%s missing", file.getKey()).isFalse();
            Files.write(target, java.util.Arrays.copyOf(bytes, bytes.length - 1));
            assertThat(check(path).isClean()).as("%s cut", file.getKey()).isFalse();
            Files.write(target, java.util.Arrays.copyOf(bytes, bytes.length + 1));
            assertThat(check(path).isClean()).as("%s lengthened", file.getKey()).isFalse();
            Files.write(target, new byte[0]);
            assertThat(check(path).isClean()).as("%s emptied", file.getKey()).isFalse();
            Files.write(target, bytes);
        }
        assertThat(check(path).findings()).isEmpty();
    }

    @Test
    void files_that_belong_to_no_such_log_are_found() throws IOException {
        log(path, 260);
        Files.createDirectories(path.resolve("tile/0/007.p"));
        for (String name : List.of("note.txt", "tile/0/002", "tile/0/007.p/3", "tile/0/9", "tile/5/000")) {
            Path stranger = path.resolve(name);
            Files.createDirectories(TileStore.folderOf(stranger));
            Files.write(stranger, new byte[32]);
            assertThat(kinds(check(path))).as(name).containsExactly(Kind.UNEXPECTED);
            Files.delete(stranger);
        }
    }

    @Test
    void time_stamps_lie_beside_the_log_and_nothing_else_does_there() throws IOException {
        LogFolder folder = log(path, 5, 9);
        assertThat(folder.stamps()).isEmpty();
        folder.keepStamp(checkpoint(signer(), folder.headAt(9)), new byte[] {9});
        folder.keepStamp(checkpoint(signer(), folder.headAt(5)), new byte[] {5});
        assertThat(folder.stamps()).containsExactly(5L, 9L);
        assertThat(folder.hasStamp(5)).isTrue();
        assertThat(folder.hasStamp(6)).isFalse();
        assertThat(path.resolve("stamp/9.tsr")).hasBinaryContent(new byte[] {9});
        assertThat(check(path).findings()).isEmpty();
        for (String name : List.of("stamp/05.tsr", "stamp/5.txt", "stamp/more/5.tsr", "stamp.tsr")) {
            Path stranger = path.resolve(name);
            Files.createDirectories(TileStore.folderOf(stranger));
            Files.write(stranger, new byte[1]);
            assertThat(kinds(check(path))).as(name).containsExactly(Kind.UNEXPECTED);
            Files.delete(stranger);
        }
        Files.delete(path.resolve("stamp/5.checkpoint"));
        assertThat(folder.hasStamp(5)).as("without what it is over").isFalse();
    }

    @Test
    void a_log_made_anew_in_full_is_found_by_an_earlier_checkpoint() {
        LogFolder honest = log(path.resolve("honest"), 5);
        byte[] kept = honest.checkpoint().orElseThrow();
        LogFolder forged = LogFolder.open(path.resolve("forged"));
        forged.installKey(signer().verifier());
        forged.publish(checkpoint(signer(), forged.append(0, entries(50, 60))));

        assertThat(check(path.resolve("forged")).isClean()).isTrue();
        LogReport report = LogCheck.of(forged).since(kept).run((index, entry) -> {});
        assertThat(kinds(report)).containsExactly(Kind.FORK);
        assertThat(report.findings().get(0).expected())
                .contains(honest.headAt(5).root().hex());
    }

    @Test
    void a_log_signed_with_another_key_is_found_by_the_trusted_key() {
        LogFolder forged = LogFolder.open(path);
        forged.installKey(otherSigner().verifier());
        forged.publish(checkpoint(otherSigner(), forged.append(0, entries(0, 5))));
        assertThat(LogCheck.of(forged).run((index, entry) -> {}).isClean()).isTrue();
        assertThat(kinds(check(path))).containsExactly(Kind.KEY, Kind.SIGNATURE);
    }

    @Test
    void a_cut_tail_is_found_by_an_earlier_checkpoint() {
        byte[] kept = log(path.resolve("before"), 300).checkpoint().orElseThrow();
        LogFolder cut = log(path.resolve("cut"), 280);
        assertThat(kinds(LogCheck.of(cut).since(kept).run((index, entry) -> {})))
                .containsExactly(Kind.FORK);
    }

    @Test
    void what_witnesses_cosigned_in_the_folder_is_held_against_the_log() throws IOException {
        LogFolder folder = log(path, 5, 9);
        folder.publishCosigned(SignedNote.parse(checkpoint(signer(), folder.headAt(5))));
        folder.keepOfWitnesses("book", new byte[] {1});
        assertThat(folder.keptOfWitnesses("book")).hasValue(new byte[] {1});
        assertThat(check(path).findings()).isEmpty();

        folder.publishCosigned(SignedNote.parse(checkpoint(signer(), new TreeHead(5, MerkleVectors.SOME))));
        assertThat(kinds(check(path))).containsExactly(Kind.FORK);
        folder.publishCosigned(SignedNote.parse(checkpoint(signer(), new TreeHead(12, MerkleVectors.SOME))));
        assertThat(kinds(check(path))).containsExactly(Kind.FORK);
        assertThat(check(path).findings())
                .extracting(Finding::expected)
                .contains("at least 12 entries, as the checkpoint.cosigned says");
        folder.publishCosigned(SignedNote.parse(checkpoint(otherSigner(), folder.headAt(5))));
        assertThat(kinds(check(path))).containsExactly(Kind.SIGNATURE);
        Files.write(path.resolve(LogFolder.COSIGNED), new byte[] {(byte) 0xff});
        assertThat(kinds(check(path))).containsExactly(Kind.CHECKPOINT);
    }

    @Test
    void a_checkpoint_over_another_tree_or_more_entries_is_found() {
        LogFolder folder = log(path, 5);
        folder.publish(checkpoint(signer(), new TreeHead(5, MerkleVectors.SOME)));
        assertThat(kinds(check(path))).containsExactly(Kind.ROOT);
        folder.publish(checkpoint(signer(), new TreeHead(6, MerkleVectors.SOME)));
        assertThat(kinds(check(path))).containsExactly(Kind.ROOT);
    }

    @Test
    void a_folder_of_garbage_gives_findings_and_never_throws() throws IOException {
        Files.createDirectories(path.resolve("tile/entries"));
        Files.write(path.resolve("tile/entries/000"), new byte[] {9, 9});
        Files.write(path.resolve("checkpoint"), new byte[] {(byte) 0xff});
        Files.write(path.resolve("log.vkey"), new byte[] {(byte) 0xff});
        for (int i = 0; i < 1_100; i++) {
            Files.write(path.resolve("junk" + i), new byte[0]);
        }
        LogReport report = LogCheck.of(LogFolder.open(path)).run((index, entry) -> {});
        assertThat(kinds(report)).contains(Kind.KEY, Kind.CHECKPOINT, Kind.CONTENT, Kind.UNEXPECTED);
        assertThat(report.findings()).hasSize(1_000);
        assertThat(report.total()).isGreaterThan(1_100);
        assertThat(report.rebuilt()).isEqualTo(TreeHead.EMPTY);
    }
}
