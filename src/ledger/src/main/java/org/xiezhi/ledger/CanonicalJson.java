package org.xiezhi.ledger;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON with one spelling per value (RFC 8785), for null, booleans, strings, integers, lists and maps with string keys.
 *
 * <p>Numbers are integers from -(2^53 - 1) to 2^53 - 1: RFC 8785 writes numbers as doubles, and beyond that two
 * integers would be one.
 */
public final class CanonicalJson {

    static final long MAX_NUMBER = (1L << 53) - 1;
    /** Lists and maps within each other; entries are flat, and a reader must not run out of stack. */
    static final int MAX_DEPTH = 32;

    private CanonicalJson() {}

    /** Writes a value as UTF-8; refuses other types, numbers out of range and strings that are not Unicode. */
    public static byte[] write(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        write(value, json, 0);
        try {
            // A new encoder reports a lone surrogate; getBytes would replace it in silence.
            // From an array: the encoder reads a StringBuilder character by character.
            char[] chars = new char[json.length()];
            json.getChars(0, chars.length, chars, 0);
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(chars));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new MalformedException("JSON string: expected Unicode, found a lone surrogate", e);
        }
    }

    /**
     * Reads what {@link #write} wrote and nothing else: strings, {@link Long}s, {@link Boolean}s, null, lists, maps.
     *
     * @throws MalformedException for any other spelling, even of the same value
     */
    public static @Nullable Object parse(byte[] json) {
        return new CanonicalJsonParser(json).parse();
    }

    /** Reads an object. */
    @SuppressWarnings("unchecked") // The parser makes maps with string keys only.
    public static Map<String, @Nullable Object> parseObject(byte[] json) {
        if (parse(json) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new MalformedException("JSON: expected an object, found another value");
    }

    private static void write(@Nullable Object value, StringBuilder json, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedException("JSON: expected at most " + MAX_DEPTH + " levels, found more");
        }
        if (value == null || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof String text) {
            quote(text, json);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            json.append(inRange(((Number) value).longValue()));
        } else if (value instanceof List<?> list) {
            writeList(list, json, depth);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, json, depth);
        } else {
            throw new MalformedException("JSON: expected null, boolean, string, integer, list or map, found "
                    + value.getClass().getName());
        }
    }

    static long inRange(long number) {
        if (Math.abs(number) > MAX_NUMBER || number == Long.MIN_VALUE) {
            throw new MalformedException("JSON number: expected at most 2^53 - 1 either way, found " + number);
        }
        return number;
    }

    private static void writeList(List<?> list, StringBuilder json, int depth) {
        String separator = "[";
        for (Object element : list) {
            json.append(separator);
            write(element, json, depth + 1);
            separator = ",";
        }
        json.append(list.isEmpty() ? "[]" : "]");
    }

    private static void writeMap(Map<?, ?> map, StringBuilder json, int depth) {
        // String's order is that of UTF-16 units, which RFC 8785 3.2.3 asks for.
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new MalformedException("JSON object: expected string keys, found " + key);
            }
            sorted.put(name, value);
        });
        String separator = "{";
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            json.append(separator);
            quote(member.getKey(), json);
            json.append(':');
            write(member.getValue(), json, depth + 1);
            separator = ",";
        }
        json.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(text, plain, i);
                escape(c, json);
                plain = i + 1;
            }
        }
        json.append(text, plain, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder json) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\t' -> json.append("\\t");
            case '\n' -> json.append("\\n");
            case '\f' -> json.append("\\f");
            case '\r' -> json.append("\\r");
            default -> json.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }
}
