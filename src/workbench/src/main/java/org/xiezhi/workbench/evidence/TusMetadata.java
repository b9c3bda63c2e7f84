package org.xiezhi.workbench.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header {@code Upload-Metadata} of tus 1.0.0: keys with base64 values, separated by commas. */
final class TusMetadata {

    private TusMetadata() {}

    static String of(String key, String value) {
        return key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if it is not that */
    static Map<String, String> parse(@Nullable String header) {
        Map<String, String> values = new HashMap<>();
        if (header == null || header.isBlank()) {
            return values;
        }
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split(" ", -1);
            if (parts.length > 2 || parts[0].isEmpty()) {
                throw new IllegalArgumentException("expected a key and a value, found " + parts.length + " words");
            }
            String value = parts.length == 1 ? "" : parts[1];
            values.put(parts[0], new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
        }
        return values;
    }
}
