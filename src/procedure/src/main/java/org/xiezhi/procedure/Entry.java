package org.xiezhi.procedure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One code of a catalogue with its names, its explanatory note (empty where there is none) and the articles behind it. */
public record Entry(String code, Map<Language, String> names, Map<Language, String> note, List<Article> articles) {

    public Entry {
        if (names.size() != Language.values().length) {
            throw new IllegalArgumentException("expected a name of " + code + " in each language, found " + names);
        }
        names = Map.copyOf(names);
        note = Map.copyOf(note);
        articles = List.copyOf(articles);
    }

    /** The name in the language of this locale. */
    public String name(Locale locale) {
        return Objects.requireNonNull(names.get(Language.of(locale)));
    }

    /** The note in the language of this locale. */
    public Optional<String> note(Locale locale) {
        return Optional.ofNullable(note.get(Language.of(locale)));
    }
}
