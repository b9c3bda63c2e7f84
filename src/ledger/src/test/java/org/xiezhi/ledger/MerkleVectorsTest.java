package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MerkleVectorsTest {

    private static final List<Hash> LEAVES = MerkleVectors.LEAVES.stream()
            .map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex)))
            .toList();

    private static TreeHead head(long size) {
        return new TreeHead(size, MerkleVectors.ROOTS.get((int) size - 1));
    }

    @Test
    void empty_root_is_the_hash_of_nothing() {
        assertThat(MerkleTree.emptyRoot().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(MerkleTree.root(List.of())).isEqualTo(MerkleTree.emptyRoot());
    }

    @Test
    void roots_are_those_of_the_vectors() {
        for (int size = 1; size <= 8; size++) {
            assertThat(MerkleTree.root(LEAVES.subList(0, size)))
                    .isEqualTo(head(size).root());
        }
    }

    @TestFactory
    Stream<DynamicTest> inclusion_vector_is_built_accepted_and_refused_when_corrupted() {
        return MerkleVectors.INCLUSIONS.stream()
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    long index = vector.leaf() - 1;
                    Hash leaf = LEAVES.get((int) index);
                    InclusionProof proof = new InclusionProof(index, vector.size(), vector.hashes());
                    assertThat(proof.proves(leaf, head(vector.size()))).isTrue();
                    assertThat(new TileProofs(vector.size(), tile -> LedgerFixture.tile(LEAVES, tile)).inclusion(index))
                            .isEqualTo(proof);
                    assertAllRefused(CorruptProofs.of(proof, leaf, head(vector.size())));
                }));
    }

    @TestFactory
    Stream<DynamicTest> consistency_vector_is_built_accepted_and_refused_when_corrupted() {
        return MerkleVectors.CONSISTENCIES.stream()
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    TreeHead older = head(vector.from());
                    TreeHead newer = head(vector.to());
                    ConsistencyProof proof = new ConsistencyProof(vector.from(), vector.to(), vector.hashes());
                    assertThat(proof.proves(older, newer)).isTrue();
                    assertThat(new TileProofs(vector.to(), tile -> LedgerFixture.tile(LEAVES, tile))
                                    .consistency(vector.from()))
                            .isEqualTo(proof);
                    // The vectors leave out the trivial proof: without hashes most corruptions change nothing.
                    if (vector.from() < vector.to()) {
                        assertAllRefused(CorruptProofs.of(proof, older, newer));
                    }
                }));
    }

    @Test
    void refuses_going_back_and_hashes_without_need() {
        TreeHead one = head(1);
        assertThat(new ConsistencyProof(0, 1, List.of()).proves(TreeHead.EMPTY, one))
                .isTrue();
        assertThat(new ConsistencyProof(0, 1, List.of(one.root())).proves(TreeHead.EMPTY, one))
                .isFalse();
        assertThat(new ConsistencyProof(1, 1, List.of(one.root())).proves(one, one))
                .isFalse();
        assertThat(new ConsistencyProof(1, 1, List.of()).proves(one, new TreeHead(1, MerkleVectors.SOME)))
                .isFalse();
        assertThat(new ConsistencyProof(1, 2, List.of()).proves(one, head(2))).isFalse();
    }

    private static void assertAllRefused(Map<String, BooleanSupplier> probes) {
        assertThat(probes).isNotEmpty();
        probes.forEach(
                (name, probe) -> assertThat(probe.getAsBoolean()).as(name).isFalse());
    }
}
