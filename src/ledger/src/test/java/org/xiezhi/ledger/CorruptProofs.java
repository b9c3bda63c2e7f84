package org.xiezhi.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Every way in which transparency-dev/merkle corrupts a good proof, and some of our own; none may verify. */
final class CorruptProofs {

    private CorruptProofs() {}

    static Map<String, BooleanSupplier> of(InclusionProof good, Hash leaf, TreeHead head) {
        long index = good.index();
        long size = good.size();
        Hash root = head.root();
        Map<String, BooleanSupplier> probes = new LinkedHashMap<>();
        probes.put("index - 1", () -> proves(index - 1, size, good.hashes(), leaf, root));
        probes.put("index + 1", () -> proves(index + 1, size, good.hashes(), leaf, root));
        probes.put("index ^ 2", () -> proves(index ^ 2, size, good.hashes(), leaf, root));
        probes.put("size * 2", () -> proves(index, size * 2, good.hashes(), leaf, root));
        probes.put("size / 2", () -> proves(index, size / 2, good.hashes(), leaf, root));
        probes.put("other head", () -> good.proves(leaf, new TreeHead(size + 1, root)));
        probes.put("wrong leaf", () -> proves(index, size, good.hashes(), MerkleVectors.SOME, root));
        probes.put("empty root", () -> proves(index, size, good.hashes(), leaf, MerkleTree.emptyRoot()));
        probes.put("random root", () -> proves(index, size, good.hashes(), leaf, MerkleVectors.SOME));
        lists(good.hashes(), List.of(root, leaf))
                .forEach((name, hashes) -> probes.put(name, () -> proves(index, size, hashes, leaf, root)));
        return probes;
    }

    static Map<String, BooleanSupplier> of(ConsistencyProof good, TreeHead older, TreeHead newer) {
        long from = good.from();
        long to = good.to();
        Hash a = older.root();
        Hash b = newer.root();
        Map<String, BooleanSupplier> probes = new LinkedHashMap<>();
        probes.put("from - 1", () -> continues(from - 1, to, good.hashes(), a, b));
        probes.put("from + 1", () -> continues(from + 1, to, good.hashes(), a, b));
        probes.put("from ^ 2", () -> continues(from ^ 2, to, good.hashes(), a, b));
        probes.put("to * 2", () -> continues(from, to * 2, good.hashes(), a, b));
        probes.put("to / 2", () -> continues(from, to / 2, good.hashes(), a, b));
        probes.put("other older head", () -> good.proves(new TreeHead(from + 1, a), newer));
        probes.put("other newer head", () -> good.proves(older, new TreeHead(to + 1, b)));
        probes.put("wrong older root", () -> continues(from, to, good.hashes(), MerkleVectors.SOME, b));
        probes.put("wrong newer root", () -> continues(from, to, good.hashes(), a, MerkleVectors.SOME));
        probes.put("swapped roots", () -> continues(from, to, good.hashes(), b, a));
        probes.put("no hashes", () -> continues(from, to, List.of(), a, b));
        lists(good.hashes(), List.of(a, b))
                .forEach((name, hashes) -> probes.put(name, () -> continues(from, to, hashes, a, b)));
        return probes;
    }

    private static Map<String, List<Hash>> lists(List<Hash> good, List<Hash> strangers) {
        Map<String, List<Hash>> lists = new LinkedHashMap<>();
        List<Hash> extra = new ArrayList<>(strangers);
        extra.addAll(good);
        extra.add(MerkleVectors.SOME);
        for (int i = 0; i < extra.size(); i++) {
            for (int at = 0; at <= good.size(); at++) {
                List<Hash> longer = new ArrayList<>(good);
                longer.add(at, extra.get(i));
                lists.put("inserted " + i + " at " + at, longer);
            }
        }
        for (int i = 0; i < good.size(); i++) {
            List<Hash> shorter = new ArrayList<>(good);
            shorter.remove(i);
            lists.put("removed " + i, shorter);
            for (int bit : new int[] {0, 3, 4, 255}) {
                List<Hash> flipped = new ArrayList<>(good);
                byte[] bytes = good.get(i).bytes();
                bytes[bit / 8] ^= (byte) (1 << (bit % 8));
                flipped.set(i, Hash.of(bytes));
                lists.put("flipped bit " + bit + " of " + i, flipped);
            }
        }
        return lists;
    }

    private static boolean proves(long index, long size, List<Hash> hashes, Hash leaf, Hash root) {
        try {
            return new InclusionProof(index, size, hashes).proves(leaf, new TreeHead(size, root));
        } catch (MalformedException e) {
            // Refused before it was even tried.
            return false;
        }
    }

    private static boolean continues(long from, long to, List<Hash> hashes, Hash older, Hash newer) {
        try {
            return new ConsistencyProof(from, to, hashes).proves(new TreeHead(from, older), new TreeHead(to, newer));
        } catch (MalformedException e) {
            // Refused before it was even tried.
            return false;
        }
    }
}
