package org.xiezhi.casework.shared;

import java.util.List;

/**
 * One reason for a "no" that the user may read: key of a sentence, its arguments, and the articles it rests on.
 *
 * @param articles citations such as {@code ZF(2021) 92}; empty where the rule is the system's own
 */
public record Refusal(String key, List<String> args, List<String> articles) {

    public Refusal {
        args = List.copyOf(args);
        articles = List.copyOf(articles);
    }

    public static Refusal of(String key, String... args) {
        return new Refusal(key, List.of(args), List.of());
    }
}
