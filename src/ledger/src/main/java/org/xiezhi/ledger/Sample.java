package org.xiezhi.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A sample that anybody can draw again: places of a population, from a public seed and the head of a log, version 1 of
 * docs/formats/audit-sample.md. Without replacement; a larger sample begins with the smaller one.
 */
public final class Sample {

    /** In code points: a lottery's numbers, a root, the headline of a day; longer and nobody types it again without a fault. */
    public static final int LONGEST_SEED = 200;

    private static final String DOMAIN = "xiezhi sample v1";
    private static final String MAC = "HmacSHA256";

    /** Of what it is a sample. */
    public enum Kind {
        /** The entries of the log by their indices. */
        ENTRIES,
        /** The matters that the entries name, sorted by their ids as text. */
        CASES;

        /** The word in the key and on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Mac mac;
    private long blocks;

    private Sample(byte[] key) {
        try {
            mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC, e);
        }
    }

    /**
     * Draws.
     *
     * @param seed not empty, at most {@link #LONGEST_SEED} characters, exactly as it was published
     * @param head size and root of the log that the sample is of
     * @param population how many there are to draw from
     * @param count at least one, and no more than there are
     * @return places from 0 to {@code population - 1} in the order in which they were drawn
     * @throws IllegalArgumentException for another seed or count
     */
    public static List<Long> draw(Kind kind, String seed, TreeHead head, long population, int count) {
        int length = seed.codePointCount(0, seed.length());
        if (length < 1 || length > LONGEST_SEED) {
            throw new IllegalArgumentException("seed: expected 1 to " + LONGEST_SEED + " characters, found " + length);
        }
        if (count < 1 || count > population) {
            throw new IllegalArgumentException(
                    "count: expected 1 to " + population + ", as many as there are, found " + count);
        }
        return new Sample(key(kind, seed, head)).places(population, count);
    }

    private static byte[] utf8(String seed) {
        byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(seed)) {
            throw new IllegalArgumentException("seed: expected whole characters, found half a surrogate pair");
        }
        return bytes;
    }

    private static byte[] key(Kind kind, String seed, TreeHead head) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(DOMAIN.getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) 0);
            digest.update(kind.word().getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) 0);
            digest.update(number(head.size()));
            digest.update(head.root().bytes());
            // Last, so that no seed can pass for another one with something behind it.
            digest.update(utf8(seed));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256", e);
        }
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    /** The first steps of a Fisher-Yates shuffle; places that nothing was moved to are not kept. */
    private List<Long> places(long population, int count) {
        Map<Long, Long> moved = new HashMap<>();
        List<Long> drawn = new ArrayList<>(count);
        for (long i = 0; i < count; i++) {
            long j = i + below(population - i);
            drawn.add(moved.getOrDefault(j, j));
            moved.put(j, moved.getOrDefault(i, i));
            moved.remove(i);
        }
        return List.copyOf(drawn);
    }

    /** A number from 0 to {@code bound - 1}, each as likely as the other: what would favour the small ones is thrown away. */
    private long below(long bound) {
        // 2^64 mod bound, of a number that a long cannot hold.
        long excess = Long.remainderUnsigned(-bound, bound);
        long most = -1 - excess;
        long next = next();
        while (Long.compareUnsigned(next, most) > 0) {
            next = next();
        }
        return Long.remainderUnsigned(next, bound);
    }

    private long next() {
        return ByteBuffer.wrap(mac.doFinal(number(blocks++))).getLong();
    }
}
