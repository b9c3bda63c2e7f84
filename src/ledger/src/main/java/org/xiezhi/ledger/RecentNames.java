package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gives the string it gave before for the same letters, if no other name has taken its place meanwhile. Any thread may
 * ask: a string is whole for whoever finds it, and two threads at one place cost a string and no more.
 */
final class RecentNames {

    private static final int PLACES = 128;

    /** Longer ones are no names of members that come again. */
    private static final int LONGEST = 24;

    private static final int FACTOR = 31;

    private final @Nullable String[] known = new @Nullable String[PLACES];

    /** The string of these bytes, which are ASCII; at least one. */
    String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        int place = ((length * FACTOR + bytes[from]) * FACTOR + bytes[to - 1]) & (PLACES - 1);
        String found = known[place];
        if (found != null && isSame(found, bytes, from, length)) {
            return found;
        }
        String made = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        known[place] = made;
        return made;
    }

    private static boolean isSame(String found, byte[] bytes, int from, int length) {
        if (found.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (found.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
