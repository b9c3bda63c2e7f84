package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.ledger.LedgerFixture.entries;
import static org.xiezhi.ledger.LedgerFixture.fingerprints;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    // Grows within a bundle, over its edge, exactly to an edge, and over two edges.
    private static final long[] SIZES = {0, 3, 260, 512, 520, 1030};

    @TempDir
    Path root;

    // Signing costs more than all the rest, and the same head has the same signature.
    private final Map<TreeHead, byte[]> checkpoints = new HashMap<>();

    private Map<String, String> undisturbed() {
        MemoryFiles files = new MemoryFiles(root);
        grow(LogFolder.open(root, files), 0);
        return fingerprints(files.files());
    }

    private void grow(LogFolder folder, int from) {
        for (int i = from; i + 1 < SIZES.length; i++) {
            step(folder, i);
        }
    }

    private void step(LogFolder folder, int i) {
        TreeHead head = folder.append(SIZES[i], entries(SIZES[i], SIZES[i + 1]));
        folder.publish(
                checkpoints.computeIfAbsent(head, signed -> LedgerFixture.checkpoint(LedgerFixture.signer(), signed)));
    }

    /** Grows until the n-th change of the last steps fails; answers with the step that failed, or -1 if none did. */
    private int growUntilFailure(LogFolder folder) {
        for (int i = 0; i + 1 < SIZES.length; i++) {
            try {
                step(folder, i);
            } catch (UncheckedIOException e) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void the_same_append_after_a_kill_at_any_change_gives_the_same_bytes() {
        Map<String, String> expected = undisturbed();
        int failed = 0;
        for (int n = 1; ; n++) {
            MemoryFiles files = new MemoryFiles(root);
            files.failAt(n);
            int step = growUntilFailure(LogFolder.open(root, files));
            if (step < 0) {
                break;
            }
            failed++;
            files.failAt(Integer.MAX_VALUE);
            grow(LogFolder.open(root, files), step);
            assertThat(fingerprints(files.files())).as("killed at change %s", n).isEqualTo(expected);
        }
        assertThat(failed).isGreaterThan(100);
    }

    @Test
    void the_same_append_after_a_power_cut_at_any_change_gives_the_same_bytes() {
        Map<String, String> expected = undisturbed();
        for (int n = 1; ; n++) {
            MemoryFiles files = new MemoryFiles(root);
            files.failAt(n);
            int step = growUntilFailure(LogFolder.open(root, files));
            if (step < 0) {
                break;
            }
            files.cutPower(new Random(n));
            grow(LogFolder.open(root, files), step);
            assertThat(droppable(fingerprints(files.files())))
                    .as("power cut at change %s", n)
                    .isEqualTo(droppable(expected));
        }
        assertThat(expected).containsKey("tile/0/004.p/6");
    }

    // A power cut may bring back partial files whose removal was not durable; they are allowed beside the full ones.
    private static Map<String, String> droppable(Map<String, String> files) {
        files.keySet()
                .removeIf(name -> name.contains(".p/") && files.containsKey(name.substring(0, name.indexOf(".p/"))));
        return files;
    }

    @Test
    void bundles_hold_everything_that_was_appended_and_lead_on_from_there() {
        for (int n = 1; n < 400; n++) {
            MemoryFiles files = new MemoryFiles(root);
            files.failAt(n);
            int step = growUntilFailure(LogFolder.open(root, files));
            if (step < 0) {
                break;
            }
            files.cutPower(new Random(n));
            LogFolder folder = LogFolder.open(root, files);
            long held = folder.tileSize();
            assertThat(held).isBetween(SIZES[step], SIZES[step + 1]);

            // What a database that knows only the earlier steps does: take over what the bundles hold, then go on.
            folder.append(SIZES[step], folder.entries(SIZES[step], held));
            TreeHead head = folder.append(held, entries(held, 1030));
            assertThat(head.root()).isEqualTo(MerkleTree.root(LedgerFixture.leaves(1030)));
            assertThat(folder.headAt(1030)).isEqualTo(head);
        }
    }
}
