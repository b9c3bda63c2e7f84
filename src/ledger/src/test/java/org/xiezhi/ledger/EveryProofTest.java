package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EveryProofTest {

    private static final int LARGEST = 1030;
    private static final List<Hash> LEAVES = LedgerFixture.leaves(LARGEST);
    private static final Map<Tile, List<Hash>> UPPER = new ConcurrentHashMap<>();
    private static final List<TreeHead> HEADS = heads();

    private static List<TreeHead> heads() {
        TileAccumulator edge = new TileAccumulator();
        List<TreeHead> heads = new ArrayList<>(List.of(edge.head()));
        for (Hash leaf : LEAVES) {
            edge.add(leaf, (tile, hashes) -> {});
            heads.add(edge.head());
        }
        return heads;
    }

    private static TileProofs proofs(long size) {
        return new TileProofs(size, EveryProofTest::tile);
    }

    private static List<Hash> tile(Tile tile) {
        int from = (int) tile.index() * Tile.WIDTH;
        return tile.level() == 0
                ? LEAVES.subList(from, from + tile.width())
                : UPPER.computeIfAbsent(tile, t -> LedgerFixture.tile(LEAVES, t));
    }

    private static LongStream sampled(long size) {
        return LongStream.of(0, 1, 2, 3, size / 3, size / 2, 254, 255, 256, 257, 511, 512, 768, size - 2, size - 1)
                .filter(i -> i >= 0 && i < size)
                .distinct();
    }

    @Test
    void every_head_is_the_root_over_its_leaves() {
        for (int size = 0; size <= LARGEST; size++) {
            Hash root = MerkleTree.root(LEAVES.subList(0, size));
            assertThat(HEADS.get(size).root()).isEqualTo(root);
            assertThat(root).isEqualTo(asDefined(LEAVES.subList(0, size)));
        }
    }

    /** RFC 9162 2.1.1, word for word. */
    private static Hash asDefined(List<Hash> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? MerkleTree.emptyRoot() : leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return MerkleTree.node(asDefined(leaves.subList(0, split)), asDefined(leaves.subList(split, leaves.size())));
    }

    @Test
    void every_entry_is_proved_in_every_tree_up_to_300() {
        for (int size = 1; size <= 300; size++) {
            TileProofs proofs = proofs(size);
            for (int index = 0; index < size; index++) {
                assertThat(proofs.inclusion(index).proves(LEAVES.get(index), HEADS.get(size)))
                        .isTrue();
            }
        }
    }

    @Test
    void every_tree_up_to_300_continues_every_smaller_one() {
        for (int to = 0; to <= 300; to++) {
            TileProofs proofs = proofs(to);
            for (int from = 0; from <= to; from++) {
                assertThat(proofs.consistency(from).proves(HEADS.get(from), HEADS.get(to)))
                        .isTrue();
            }
        }
    }

    @Test
    void sampled_proofs_hold_up_to_1030() {
        for (int size = 301; size <= LARGEST; size += 7) {
            TileProofs proofs = proofs(size);
            TreeHead head = HEADS.get(size);
            assertThat(sampled(size))
                    .allMatch(i -> proofs.inclusion(i).proves(LEAVES.get(i.intValue()), head))
                    .allMatch(i -> proofs.consistency(i).proves(HEADS.get(i.intValue()), head));
        }
    }

    @Test
    void no_corrupted_proof_holds() {
        int[] sizes = IntStream.concat(IntStream.rangeClosed(1, 20), IntStream.of(255, 256, 257, 1030))
                .toArray();
        for (int size : sizes) {
            TileProofs proofs = proofs(size);
            TreeHead head = HEADS.get(size);
            sampled(size).forEach(i -> {
                Hash leaf = LEAVES.get((int) i);
                refuseAll("inclusion", i, size, CorruptProofs.of(proofs.inclusion(i), leaf, head));
                if (i > 0) {
                    refuseAll(
                            "consistency", i, size, CorruptProofs.of(proofs.consistency(i), HEADS.get((int) i), head));
                }
            });
        }
    }

    private static void refuseAll(String kind, long at, long size, Map<String, BooleanSupplier> probes) {
        assertThat(probes).isNotEmpty();
        probes.forEach((name, probe) -> assertThat(probe.getAsBoolean())
                .as("%s %s of %s: %s", kind, at, size, name)
                .isFalse());
    }
}
