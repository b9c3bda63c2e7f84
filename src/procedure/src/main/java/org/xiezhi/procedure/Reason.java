package org.xiezhi.procedure;

import java.util.List;

/**
 * Why something is refused.
 *
 * @param key key of the sentence in {@code reasons_*.properties}
 * @param args numbers and tokens such as {@code Stage.HANDLING}, several joined by commas; {@link Sentences} puts names for them
 * @param articles the rule that was applied
 */
public record Reason(String key, List<String> args, List<Article> articles) {

    public Reason {
        if (key.isBlank()) {
            throw new IllegalArgumentException("expected a key, found a blank");
        }
        args = List.copyOf(args);
        articles = List.copyOf(articles);
    }
}
