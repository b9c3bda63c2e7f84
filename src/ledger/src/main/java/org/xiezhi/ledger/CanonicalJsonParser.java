package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that {@link CanonicalJson} writes, in one pass over its bytes: whatever has another spelling is refused
 * where it stands, so that nothing need be written again to be compared.
 */
final class CanonicalJsonParser {

    private static final int END = -1;

    /** The escapes of RFC 8785 3.2.2.2 that have a letter, and what they mean, at the same place. */
    private static final String LETTERS = "\"\\btnfr";

    private static final String MEANINGS = "\"\\\b\t\n\f\r";

    /** Behind {@code \}{@code u00}: two digits, and the escape is over. */
    private static final int UNICODE_ESCAPE = 5;

    /** Names come again with each entry of a log: one string for all of them, and its hash is known. */
    private static final RecentNames NAMES = new RecentNames();

    private final byte[] json;
    private int at;

    CanonicalJsonParser(byte[] json) {
        this.json = json;
    }

    /** A list or an object whose end has not come yet. */
    private static final class Open {

        final char end;
        private final List<@Nullable Object> list;
        private final Map<String, @Nullable Object> map;

        @Nullable String name;

        Open(char end) {
            this.end = end;
            // Only one of them is filled, and a long log has millions.
            this.list = end == ']' ? new ArrayList<>() : List.of();
            this.map = end == ']' ? Map.of() : new LinkedHashMap<>();
        }

        void add(@Nullable Object value) {
            if (name == null) {
                list.add(value);
            } else {
                map.put(name, value);
            }
        }

        Object whole() {
            return end == ']' ? list : map;
        }
    }

    /** With a stack of its own: a compiler at run time unrolls recursion, and a short run pays for it. */
    @Nullable Object parse() {
        Deque<Open> outer = new ArrayDeque<>();
        @Nullable Object value = null;
        do {
            if (outer.size() > CanonicalJson.MAX_DEPTH) {
                throw expected("at most " + CanonicalJson.MAX_DEPTH + " levels");
            }
            @Nullable Open opened = take('{') ? new Open('}') : take('[') ? new Open(']') : null;
            if (opened != null && !take(opened.end)) {
                outer.push(opened);
                name(opened);
            } else {
                value = opened == null ? single() : opened.whole();
                value = close(outer, value);
            }
        } while (!outer.isEmpty());
        if (at != json.length) {
            throw expected("the end");
        }
        return value;
    }

    /** Puts a value where it belongs, and each list and object that ends behind it; the last that ended. */
    private @Nullable Object close(Deque<Open> outer, @Nullable Object value) {
        @Nullable Object whole = value;
        while (!outer.isEmpty()) {
            Open inner = outer.element();
            inner.add(whole);
            if (take(',')) {
                name(inner);
                break;
            }
            demand(inner.end);
            whole = outer.remove().whole();
        }
        return whole;
    }

    /** The name of the next member, if it is one of an object. */
    private void name(Open inner) {
        if (inner.end == ']') {
            return;
        }
        @Nullable String before = inner.name;
        String name = nameText();
        // RFC 8785 3.2.3: by UTF-16 units, which is String's order.
        if (before != null && before.compareTo(name) >= 0) {
            throw expected("members sorted, each once,");
        }
        inner.name = name;
        demand(':');
    }

    private @Nullable Object single() {
        return switch (next()) {
            case '"' -> string();
            case 'n' -> word("null", null);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        for (int i = 0; i < word.length(); i++) {
            demand(word.charAt(i));
        }
        return meaning;
    }

    private String nameText() {
        int start = at + 1;
        int end = start;
        while (end < json.length && json[end] >= 'A' && json[end] <= 'z' && json[end] != '\\') {
            end++;
        }
        if (start >= json.length || json[at] != '"' || end == start || end == json.length || json[end] != '"') {
            return string();
        }
        at = end + 1;
        return NAMES.of(json, start, end);
    }

    private String string() {
        demand('"');
        // Few strings have escapes or more than ASCII: what has neither is taken as it is.
        int start = at;
        int bits = 0;
        while (at < json.length) {
            byte b = json[at];
            if (b == '"') {
                String text = bits < 0
                        ? StrictText.utf8(Arrays.copyOfRange(json, start, at))
                        : new String(json, start, at - start, StandardCharsets.ISO_8859_1);
                at++;
                return text;
            }
            if (b == '\\') {
                return escaped(start);
            }
            demandNoControl(b);
            bits |= b;
            at++;
        }
        throw expected("a closing quote");
    }

    /** A string with an escape, read up to the first one. */
    private String escaped(int start) {
        StringBuilder text = new StringBuilder();
        int plain = start;
        while (at < json.length) {
            byte b = json[at];
            if (b == '"' || b == '\\') {
                // No byte of a longer UTF-8 sequence is a quote or a backslash, so each piece is UTF-8 of its own.
                text.append(StrictText.utf8(Arrays.copyOfRange(json, plain, at)));
                at++;
                if (b == '"') {
                    return text.toString();
                }
                text.append(escape());
                plain = at;
            } else {
                demandNoControl(b);
                at++;
            }
        }
        throw expected("a closing quote");
    }

    private void demandNoControl(byte b) {
        // Bytes of longer UTF-8 sequences are negative.
        if (b >= 0 && b < ' ') {
            throw expected("an escape for a control character");
        }
    }

    private char escape() {
        int letter = LETTERS.indexOf(next());
        if (letter >= 0) {
            at++;
            return MEANINGS.charAt(letter);
        }
        if (json.length - at < UNICODE_ESCAPE || json[at] != 'u' || json[at + 1] != '0' || json[at + 2] != '0') {
            throw expected("an escape of RFC 8785");
        }
        int high = "01".indexOf(json[at + 3]);
        int low = "0123456789abcdef".indexOf(json[at + 4]);
        char c = (char) (high << 4 | low);
        if (high < 0 || low < 0 || MEANINGS.indexOf(c) >= 0) {
            throw expected("an escape of RFC 8785");
        }
        at += UNICODE_ESCAPE;
        return c;
    }

    private Long number() {
        int start = at;
        boolean negative = take('-');
        int digits = at;
        long value = 0;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            value = value * 10 + json[at] - '0';
            at++;
            if (value > CanonicalJson.MAX_NUMBER) {
                at = start;
                throw expected("a number of at most 2^53 - 1 either way");
            }
        }
        if (at == digits || (json[digits] == '0' && (negative || at - digits > 1))) {
            at = start;
            throw expected("a value");
        }
        return negative ? -value : value;
    }

    private int next() {
        return at < json.length ? json[at] : END;
    }

    private boolean take(char c) {
        if (at < json.length && json[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void demand(char c) {
        if (!take(c)) {
            throw expected("'" + c + "'");
        }
    }

    private MalformedException expected(String what) {
        return new MalformedException("JSON: expected " + what + " at byte " + at + ", found " + rest());
    }

    // Entries may name people: an error message shows one character, not their content.
    private String rest() {
        if (at == json.length) {
            return "the end";
        }
        return json[at] > ' ' ? "'" + (char) json[at] + "'" : "byte " + Byte.toUnsignedInt(json[at]);
    }
}
