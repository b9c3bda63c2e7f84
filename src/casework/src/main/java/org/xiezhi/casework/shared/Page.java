package org.xiezhi.casework.shared;

import java.util.List;

/**
 * A window's rows of a list.
 *
 * @param total how many rows the list has for this reader
 */
public record Page<T>(List<T> rows, long total, Window window) {

    public Page {
        rows = List.copyOf(rows);
    }

    /** Nothing found. */
    public static <T> Page<T> empty(Window window) {
        return new Page<>(List.of(), 0, window.within(0));
    }

    /** Number of the first row shown, counted from 1. */
    public int from() {
        return window.first() + 1;
    }

    /** Number of the last row shown. */
    public long to() {
        return Math.min(total, (long) window.first() + window.size());
    }

    public boolean hasBefore() {
        return window.first() > 0;
    }

    public boolean hasAfter() {
        return to() < total;
    }

    /** First row of the page before. */
    public int before() {
        return Math.max(0, window.first() - window.size());
    }

    /** First row of the page after. */
    public int after() {
        return window.first() + window.size();
    }
}
