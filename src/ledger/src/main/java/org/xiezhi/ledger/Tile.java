package org.xiezhi.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The coordinates of one file of a tiled log (C2SP tlog-tiles).
 *
 * @param level 0 to 63, or {@link #ENTRIES} for an entry bundle
 * @param index number of the tile in its level, from 0
 * @param width how many hashes or entries the file holds, 1 to 256
 */
public record Tile(int level, long index, int width) {

    /** The level of entry bundles. */
    public static final int ENTRIES = -1;

    /** Hashes in a full tile, entries in a full bundle. */
    public static final int WIDTH = 256;

    private static final int MAX_LEVEL = 63;
    private static final int GROUP = 3;
    // Beyond it, entry indices no longer fit a long.
    private static final long MAX_INDEX = Long.MAX_VALUE / WIDTH - 1;

    private static final Pattern PATH =
            Pattern.compile("tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

    /** Refuses coordinates that no log has. */
    public Tile {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || index > MAX_INDEX || width < 1 || width > WIDTH) {
            throw new MalformedException("tile: expected level 0..63 or entries, index 0.." + MAX_INDEX
                    + ", width 1..256, found " + level + ", " + index + ", " + width);
        }
    }

    /** The path below the log's folder, with {@code /} between elements. */
    public String path() {
        String path = "tile/" + (level == ENTRIES ? "entries" : level) + "/" + indexPath();
        return isFull() ? path : path + ".p/" + width;
    }

    /** C2SP tlog-tiles: groups of three digits, all but the last behind an {@code x}. */
    private String indexPath() {
        String digits = Long.toString(index);
        digits = "0".repeat((GROUP - digits.length() % GROUP) % GROUP) + digits;
        int last = digits.length() - GROUP;
        StringBuilder path = new StringBuilder();
        for (int group = 0; group < last; group += GROUP) {
            path.append('x').append(digits, group, group + GROUP).append('/');
        }
        return path.append(digits, last, digits.length()).toString();
    }

    /** Reads a path; empty if no log has a file of that name. */
    public static Optional<Tile> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = "entries".equals(matcher.group(1)) ? ENTRIES : Integer.parseInt(matcher.group(1));
        long index = Long.parseLong(matcher.group(2).replace("/", "").replace("x", ""));
        int width = matcher.group(3) == null ? WIDTH : Integer.parseInt(matcher.group(3));
        if (level > MAX_LEVEL || index > MAX_INDEX || width < 1 || width > WIDTH) {
            return Optional.empty();
        }
        Tile tile = new Tile(level, index, width);
        // Only the one spelling: no x000 in front, no .p/256.
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** Whether the tile will never change again. */
    public boolean isFull() {
        return width == WIDTH;
    }

    /** The same tile when it is full. */
    public Tile full() {
        return new Tile(level, index, WIDTH);
    }

    /** Whether a tree of that size holds everything the file claims. */
    public boolean isWithin(long size) {
        return hashesAt(level, size) >= index * WIDTH + width;
    }

    /** How many hashes (or entries) a level holds in a tree of that size. */
    static long hashesAt(int level, long size) {
        // Eight levels of 256 exhaust a long; a shift by 64 would be a shift by 0.
        return level >= 8 ? 0 : size >>> (8 * Math.max(level, 0));
    }
}
