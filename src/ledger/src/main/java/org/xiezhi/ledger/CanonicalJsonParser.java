package org.xiezhi.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON that {@link CanonicalJson} writes; its caller compares spellings. */
final class CanonicalJsonParser {

    private static final int UNICODE_ESCAPE = 4;

    private final String json;
    private int at;

    CanonicalJsonParser(String json) {
        this.json = json;
    }

    @Nullable Object parse() {
        Object value = value(0);
        if (at != json.length()) {
            throw expected("the end");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        if (depth > CanonicalJson.MAX_DEPTH) {
            throw expected("at most " + CanonicalJson.MAX_DEPTH + " levels");
        }
        if (take("null")) {
            return null;
        }
        if (take("true")) {
            return true;
        }
        if (take("false")) {
            return false;
        }
        if (take("[")) {
            return list(depth);
        }
        if (take("{")) {
            return map(depth);
        }
        return take("\"") ? string() : (Object) number();
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        if (take("]")) {
            return list;
        }
        do {
            list.add(value(depth + 1));
        } while (take(","));
        demand("]");
        return list;
    }

    private Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (take("}")) {
            return map;
        }
        do {
            demand("\"");
            String key = string();
            demand(":");
            // A second member of the same name vanishes here; the caller's comparison then finds it.
            map.put(key, value(depth + 1));
        } while (take(","));
        demand("}");
        return map;
    }

    private String string() {
        // Few strings have escapes: what has none is taken as one piece.
        int start = skipPlain();
        if (at < json.length() && json.charAt(at) == '"') {
            return json.substring(start, at++);
        }
        StringBuilder text = new StringBuilder();
        while (at < json.length()) {
            text.append(json, start, at);
            if (json.charAt(at++) == '"') {
                return text.toString();
            }
            text.append(escape());
            start = skipPlain();
        }
        throw expected("a closing quote");
    }

    /** Goes to the next quote or backslash and tells where it began. */
    private int skipPlain() {
        int start = at;
        while (at < json.length() && json.charAt(at) != '"' && json.charAt(at) != '\\') {
            at++;
        }
        return start;
    }

    private char escape() {
        if (at == json.length()) {
            throw expected("an escape");
        }
        char c = json.charAt(at++);
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> unicode();
            default -> throw expected("an escape");
        };
    }

    private char unicode() {
        if (json.length() - at < UNICODE_ESCAPE) {
            throw expected("four hexadecimal digits");
        }
        try {
            int code = HexFormat.fromHexDigits(json, at, at + UNICODE_ESCAPE);
            at += UNICODE_ESCAPE;
            return (char) code;
        } catch (NumberFormatException e) {
            throw new MalformedException("JSON: expected four hexadecimal digits at " + at, e);
        }
    }

    private Long number() {
        int start = at;
        take("-");
        while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
            at++;
        }
        try {
            return CanonicalJson.inRange(Long.parseLong(json, start, at, 10));
        } catch (NumberFormatException e) {
            at = start;
            throw new MalformedException("JSON: expected a value at " + start + ", found " + rest(), e);
        }
    }

    private boolean take(String token) {
        if (json.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private void demand(String token) {
        if (!take(token)) {
            throw expected(token);
        }
    }

    private MalformedException expected(String what) {
        return new MalformedException("JSON: expected " + what + " at " + at + ", found " + rest());
    }

    // Entries may name people: an error message shows one character, not their content.
    private String rest() {
        return at < json.length() ? "'" + json.charAt(at) + "'" : "the end";
    }
}
