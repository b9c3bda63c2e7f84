package org.xiezhi.access;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why something was denied, as a key that {@link Sentences} says in the reader's language.
 *
 * @param args keys of labels such as {@code Role.AUDITOR}; never names of persons or matters
 */
public record Reason(String key, List<String> args) {
    public Reason {
        requireNonNull(key, "key");
        args = List.copyOf(args);
        if (!key.startsWith("access.")) {
            throw new IllegalArgumentException("expected a reason key that begins with access., found " + key);
        }
    }
}
