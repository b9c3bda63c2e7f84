package org.xiezhi.workbench.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of a content, both ends included (RFC 9110, section 14).
 *
 * @param from first byte
 * @param to last byte
 */
record ByteRange(long from, long to) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return to - from + 1;
    }

    /** Whether the header asks for a range at all; several ranges in one request may be answered with the whole. */
    static boolean asked(@Nullable String header) {
        return header != null && SINGLE.matcher(header).matches();
    }

    /** Whether a range may be sent under the header {@code If-Range}: the client's part must be of the same content. */
    static boolean holds(@Nullable String ifRange, String tag) {
        return ifRange == null || ifRange.strip().equals(tag);
    }

    /** The range of a content of this size, or empty if no byte of it exists (416). */
    static Optional<ByteRange> of(String header, long size) {
        Matcher range = SINGLE.matcher(header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(range.group(2)));
            return last == 0 ? Optional.empty() : Optional.of(new ByteRange(size - last, size - 1));
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        return from >= size || from > to ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }
}
