package org.xiezhi.casework.shared;

import java.util.List;

/**
 * Which rows of a long list are asked for.
 *
 * @param first index of the first row, a multiple of the size
 */
public record Window(int first, int size) {

    /** A screen without scrolling, and one for who reads long lists; no more, so that one request stays small. */
    public static final List<Integer> SIZES = List.of(20, 50);

    public Window {
        if (!SIZES.contains(size) || first < 0 || first % size != 0) {
            throw new IllegalArgumentException("expected a size of " + SIZES
                    + " and a first row on its multiple, found " + size + " and " + first);
        }
    }

    /** The window nearest to what an address asks for: anybody can write any number there. */
    public static Window asked(int first, int size) {
        int known = SIZES.contains(size) ? size : SIZES.get(0);
        return new Window(Math.max(0, first) / known * known, known);
    }

    /** This window, or the last one that has rows if the list ends before it. */
    public Window within(long total) {
        if (first < total || total <= 0) {
            return total <= 0 ? new Window(0, size) : this;
        }
        return new Window((int) ((total - 1) / size * size), size);
    }
}
