package org.xiezhi.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts reasons, citations and codes into words of one language. */
public final class Sentences {

    private final Rulebook rulebook;
    private final Locale locale;
    private final Map<String, String> words;

    public Sentences(Rulebook rulebook, Locale locale) {
        this.rulebook = rulebook;
        this.locale = locale;
        this.words = words(Language.of(locale));
        for (Catalogue catalogue : Catalogue.values()) {
            for (Entry entry : rulebook.catalogue(catalogue)) {
                words.put(Catalogues.token(catalogue, entry), entry.name(locale));
            }
        }
    }

    static Map<String, String> words(Language language) {
        String file = "reasons_" + language.tag() + ".properties";
        try (InputStream in = Objects.requireNonNull(Sentences.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> a, HashMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("expected a readable resource, found " + file, unreadable);
        }
    }

    /** What happened, which rule it rests on, what to do. */
    public String of(Reason reason) {
        Stream<String> rule = Stream.of(cite(reason.articles()));
        Stream<String> args = reason.args().stream().map(this::names);
        return new MessageFormat(word(reason.key()), locale)
                .format(Stream.concat(rule, args).toArray());
    }

    /** The sentences of a refusal; none if it is allowed. */
    public List<String> of(Ruling ruling) {
        return ruling.reasons().stream().map(this::of).toList();
    }

    /** The name of a stage, step, level or rank category. */
    public String name(Enum<?> code) {
        return word(ReasonKey.token(code));
    }

    /** The full citations of articles; where there is none, that the rule is the commission's own. */
    public String cite(List<Article> articles) {
        return articles.isEmpty() ? word("general.local") : String.join(word("general.separator"), citations(articles));
    }

    /** The full citations of articles, one for each text in its version, in the order in which it is first named. */
    public List<String> citations(List<Article> articles) {
        Map<List<String>, List<Article>> texts = articles.stream()
                .collect(Collectors.groupingBy(
                        article -> List.of(article.text(), article.version()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return texts.values().stream().map(this::citation).toList();
    }

    private String citation(List<Article> ofOneText) {
        String numbers = ofOneText.stream()
                .map(article ->
                        new MessageFormat(word("general.number"), locale).format(new Object[] {article.number()}))
                .collect(Collectors.joining(word("general.separator")));
        Article first = ofOneText.get(0);
        return new MessageFormat(word("general.article"), locale)
                .format(new Object[] {rulebook.title(first), first.version(), numbers});
    }

    private String names(String tokens) {
        return Arrays.stream(tokens.split(",", -1))
                .map(token -> words.getOrDefault(token, token))
                .collect(Collectors.joining(word("general.separator")));
    }

    private String word(String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalArgumentException(
                    "expected a key of reasons_" + Language.of(locale).tag() + ", found " + key);
        }
        return word;
    }
}
