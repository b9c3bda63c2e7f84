package org.xiezhi.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keys, entries and folders for the tests of the ledger. */
final class LedgerFixture {

    // RFC 8032, 7.1, tests 1 and 2.
    static final String SEED_1 = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    static final String PUBLIC_1 = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    static final String SEED_2 = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    static final String PUBLIC_2 = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    static final String ORIGIN = "example.org/xiezhi";

    private static final NoteSigner SIGNER = signer(PUBLIC_1, SEED_1);
    private static final NoteSigner OTHER = signer(PUBLIC_2, SEED_2);
    private static final List<byte[]> ENTRIES =
            IntStream.range(0, 1_100).mapToObj(LedgerFixture::entry).toList();

    private LedgerFixture() {}

    private static byte[] entry(int number) {
        return CanonicalJson.write(Map.of("act", "clue.record", "no", number));
    }

    private static NoteSigner signer(String rawKey, String seed) {
        return new NoteSigner(verifier(ORIGIN, rawKey), privateKey(seed));
    }

    static PrivateKey privateKey(String seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, HexFormat.of().parseHex(seed)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static NoteVerifier verifier(String name, String rawKey) {
        byte[] typed = HexFormat.of().parseHex("01" + rawKey);
        byte[] input = ByteBuffer.allocate(name.length() + 1 + typed.length)
                .put(name.getBytes(UTF_8))
                .put((byte) '\n')
                .put(typed)
                .array();
        String id = HexFormat.of().formatHex(MerkleTree.sha256().digest(input), 0, 4);
        return NoteVerifier.parse(name + "+" + id + "+" + StrictBase64.encode(typed));
    }

    static NoteSigner signer() {
        return SIGNER;
    }

    static NoteSigner otherSigner() {
        return OTHER;
    }

    static byte[] checkpoint(NoteSigner signer, TreeHead head) {
        return signer.sign(new Checkpoint(signer.verifier().name(), head).text())
                .bytes();
    }

    /** Entries with their numbers, so that no two are alike. */
    static List<byte[]> entries(long from, long to) {
        if (to <= ENTRIES.size()) {
            return ENTRIES.subList((int) from, (int) to);
        }
        return IntStream.range((int) from, (int) to)
                .mapToObj(LedgerFixture::entry)
                .toList();
    }

    /** A published log of that size, grown in the given steps. */
    static LogFolder log(Path path, long... sizes) {
        LogFolder folder = LogFolder.open(path);
        folder.installKey(signer().verifier());
        long size = 0;
        for (long next : sizes) {
            TreeHead head = folder.append(size, entries(size, next));
            folder.publish(checkpoint(signer(), head));
            size = next;
        }
        return folder;
    }

    /** Every file below a folder but the staged ones, by path with slashes. */
    static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith(TileStore.STAGING)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Comparable contents. */
    static Map<String, String> fingerprints(Map<String, byte[]> files) {
        Map<String, String> prints = new TreeMap<>();
        files.forEach((name, bytes) -> prints.put(
                name, bytes.length + ":" + Hash.of(MerkleTree.sha256().digest(bytes))));
        return prints;
    }

    /** The hash tiles of a tree in memory. */
    static List<Hash> tile(List<Hash> leaves, Tile tile) {
        int reach = 1 << (8 * tile.level());
        return IntStream.range(0, tile.width())
                .mapToObj(i -> {
                    int from = ((int) tile.index() * Tile.WIDTH + i) * reach;
                    return MerkleTree.root(leaves.subList(from, from + reach));
                })
                .toList();
    }

    static List<Hash> leaves(int size) {
        return entries(0, size).stream().map(MerkleTree::leaf).toList();
    }
}
