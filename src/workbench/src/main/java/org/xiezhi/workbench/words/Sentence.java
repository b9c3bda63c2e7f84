package org.xiezhi.workbench.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says a key with its arguments in one language. */
public final class Sentence {

    private final Locale locale;
    private final Map<String, String> sentences;

    public Sentence(Locale locale) {
        this(locale, Bundles.of(locale));
    }

    Sentence(Locale locale, Map<String, String> sentences) {
        this.locale = locale;
        this.sentences = sentences;
    }

    /** The sentence of a key. An unknown key is shown as itself between marks, so that a test and a reader see it. */
    public String of(String key) {
        return sentences.getOrDefault(key, "⟦" + key + "⟧");
    }

    /** The sentence of a key with its arguments; an argument that is itself a key is said in words. */
    public String of(String key, List<?> args) {
        if (args.isEmpty()) {
            return of(key);
        }
        Object[] words = args.stream()
                .map(arg -> arg instanceof String text ? sentences.getOrDefault(text, text) : arg)
                .toArray();
        return new MessageFormat(of(key), locale).format(words);
    }

    public boolean knows(String key) {
        return sentences.containsKey(key);
    }
}
