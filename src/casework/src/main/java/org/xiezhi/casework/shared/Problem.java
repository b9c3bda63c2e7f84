package org.xiezhi.casework.shared;

import java.util.List;

/** One fault of one field: the field's name, the key of the sentence, and its arguments. */
public record Problem(String field, String key, List<String> args) {

    public Problem {
        args = List.copyOf(args);
    }

    public static Problem of(String field, String key, String... args) {
        return new Problem(field, key, List.of(args));
    }
}
