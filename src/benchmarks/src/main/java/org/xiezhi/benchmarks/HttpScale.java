package org.xiezhi.benchmarks;

import java.time.Duration;

/**
 * How much goes through the running product.
 *
 * @param rounds in which all sides have their turn; one more before them warms up
 * @param warmUp turns of each side before that: a server runs all day, and Java compiles during the first of them
 * @param little turns with a small file before those: what surrounds a file is compiled after some hundred of any size
 * @param starts rounds of a fresh product, each of which starts it twice
 * @param file bytes of the file that is sent
 * @param views of each page in a turn
 * @param slow uploads that are on their way meanwhile
 * @param slowRate bytes in a second that the sender of each gives
 * @param settling how long they are on their way before the first page is asked for
 */
record HttpScale(
        int rounds,
        int warmUp,
        int little,
        int starts,
        long file,
        int views,
        int slow,
        int slowRate,
        Duration settling) {

    /** For the table: a few minutes for each part. */
    static final HttpScale FULL = new HttpScale(5, 5, 300, 3, 512L << 20, 100, 10, 64 << 10, Duration.ofSeconds(2));

    HttpScale {
        if (Math.min(Math.min(rounds, starts), Math.min(views, slow)) < 1
                || Math.min(file, slowRate) < 1
                || Math.min(warmUp, little) < 0) {
            throw new IllegalArgumentException("expected at least one of everything, found " + rounds + ", " + warmUp
                    + ", " + little + ", " + starts + ", " + file + ", " + views + ", " + slow + ", " + slowRate);
        }
    }
}
