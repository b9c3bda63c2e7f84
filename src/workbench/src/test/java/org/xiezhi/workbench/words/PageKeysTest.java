package org.xiezhi.workbench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key that a page or a class names stands in all three languages, and every key that stands there is named. */
class PageKeysTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path CLASSES = Path.of("src/main/java");
    private static final Path SERVICES = Path.of("../casework/src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/org/xiezhi/workbench");

    /** {@code msg['a.b.c']}, {@code msg.say('a.b.c', …)}, {@code key="a.b.c"}. */
    private static final Pattern NAMED =
            Pattern.compile("(?:msg\\['|msg\\.say\\('|\\bkey=\"(?!#))([A-Za-z_.0-9]+)['\"]");

    /** A tag of ours with its attributes. */
    private static final Pattern TAG =
            Pattern.compile("<x:(field|fact|section|primary|button|empty|column|narrow)\\b([^>]*)>");

    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z][A-Za-z_]*(?:\\.[A-Za-z0-9_]+)+\\.?)\"");
    /** {@code Refusal.of("a.b", …)}, {@code new Refusal("a.b", …)}, {@code Problem.of(field, "a.b", …)}, {@code demand(…, field, "a.b")}. */
    private static final Pattern REASON = Pattern.compile(
            "(?:Refusal\\.of\\(|new Refusal\\(|Problem\\.of\\([^,;]+,|\\.demand\\([^;]*?,)\\s*\"([a-z_]+\\.[a-z_]+)\"");

    private static final Pattern BEGINNING = Pattern.compile("msg(?:\\[|\\.say\\()'([A-Za-z_.]+\\.)'\\s*\\.concat");

    private static final Map<String, String> KIND = Map.of(
            "field", "label",
            "fact", "label",
            "section", "title",
            "primary", "button",
            "button", "button",
            "empty", "empty",
            "column", "column",
            "narrow", "column");

    static List<Locale> languages() {
        return Languages.ALL;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_key_that_a_page_names_has_a_sentence(Locale locale) throws IOException {
        Set<String> missing = new TreeSet<>(namedByPages());
        missing.removeAll(Bundles.of(locale).keySet());
        assertThat(missing).isEmpty();
    }

    @Test
    void every_reason_of_a_service_has_a_sentence() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path service : files(SERVICES, ".java")) {
            find(REASON, Files.readString(service)).forEach(missing::add);
        }
        assertThat(missing).contains("login.refused", "input.required");
        missing.removeAll(Bundles.of(Locale.SIMPLIFIED_CHINESE).keySet());
        assertThat(missing).isEmpty();
    }

    /** Big5 has no simplified character that is not a traditional one as well. */
    @Test
    void traditional_words_have_no_simplified_characters() {
        CharsetEncoder traditional = Charset.forName("Big5").newEncoder();
        Set<String> simplified = new TreeSet<>();
        Bundles.of(Locale.TRADITIONAL_CHINESE)
                .forEach((key, words) -> words.codePoints()
                        .filter(Character::isIdeographic)
                        .mapToObj(Character::toString)
                        .filter(character -> !traditional.canEncode(character))
                        .forEach(character -> simplified.add(key + ": " + character)));
        // The language's own name.
        simplified.remove("Language.zh_CN: 简");
        assertThat(simplified).isEmpty();
    }

    @Test
    void all_languages_have_the_same_keys() {
        for (String bundle : Bundles.OWN) {
            Set<String> chinese = keys(bundle, Locale.SIMPLIFIED_CHINESE);
            assertThat(keys(bundle, Locale.TRADITIONAL_CHINESE)).as(bundle).isEqualTo(chinese);
            assertThat(keys(bundle, Locale.ENGLISH)).as(bundle).isEqualTo(chinese);
        }
    }

    @Test
    void no_key_stands_in_two_bundles() {
        List<String> all = Bundles.OWN.stream()
                .flatMap(bundle -> keys(bundle, Locale.SIMPLIFIED_CHINESE).stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void every_key_is_named_somewhere() throws IOException {
        Set<String> named = namedByPages();
        named.addAll(literalsOfClasses());
        Set<String> beginnings = beginnings();
        Set<String> unused = Bundles.OWN.stream()
                .flatMap(bundle -> keys(bundle, Locale.SIMPLIFIED_CHINESE).stream())
                .filter(key -> !named.contains(key))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    /** A bundle opens with "# enum: org.xiezhi.access.Role" for each enum whose values it says. */
    @Test
    void every_value_of_a_declared_enum_has_a_word() throws Exception {
        for (String type : declaredEnums()) {
            Class<?> declared = Class.forName(type);
            List<String> keys = Arrays.stream(declared.getEnumConstants())
                    .map(value -> declared.getSimpleName() + "." + ((Enum<?>) value).name())
                    .toList();
            assertThat(Bundles.of(Locale.SIMPLIFIED_CHINESE).keySet()).as(type).containsAll(keys);
        }
    }

    private static Set<String> keys(String bundle, Locale locale) {
        return Bundles.bundle("org.xiezhi.workbench." + bundle, locale).keySet();
    }

    private static Set<String> namedByPages() throws IOException {
        Set<String> named = new HashSet<>();
        for (Path page : files(PAGES, ".xhtml")) {
            String text = Files.readString(page).replaceAll("(?s)<!--.*?-->", "");
            find(NAMED, text).filter(key -> !key.endsWith(".")).forEach(named::add);
            named.addAll(
                    page.toString().contains("WEB-INF") ? namedByPrefixedTags(text) : namedByTags(view(page), text));
        }
        return named;
    }

    /** A part of several pages speaks in keys of its own. */
    private static Set<String> namedByPrefixedTags(String text) {
        Set<String> named = new HashSet<>();
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            String attributes = tags.group(2);
            attribute("prefix", attributes)
                    .filter(prefix -> !prefix.contains("#{"))
                    .forEach(prefix -> attribute("name", attributes)
                            .forEach(name -> named.add(prefix + "." + KIND.get(tags.group(1)) + "." + name)));
        }
        return named;
    }

    private static Set<String> namedByTags(String view, String text) {
        Set<String> named = new HashSet<>();
        if (!text.contains("<ui:define name=\"title\"") && !text.contains("templates/error.xhtml")) {
            named.add(view + ".title.page");
        }
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            String attributes = tags.group(2);
            attribute("name", attributes)
                    .filter(name -> !name.contains("#{"))
                    .forEach(name -> named.add(
                            attribute("prefix", attributes).findFirst().orElse(view) + "." + KIND.get(tags.group(1))
                                    + "." + name));
        }
        return named;
    }

    private static Stream<String> attribute(String name, String attributes) {
        return find(Pattern.compile("\\b" + name + "=\"([^\"]*)\""), attributes);
    }

    /** A help sentence belongs to its label and is shown wherever it stands. */
    private static Set<String> beginnings() throws IOException {
        Set<String> beginnings = new HashSet<>();
        for (Path page : files(PAGES, ".xhtml")) {
            find(BEGINNING, Files.readString(page)).forEach(beginnings::add);
        }
        literalsOfClasses().stream().filter(text -> text.endsWith(".")).forEach(beginnings::add);
        namedByPages().stream()
                .filter(key -> key.contains(".label."))
                .map(key -> key.replace(".label.", ".help."))
                .forEach(beginnings::add);
        for (String type : declaredEnums()) {
            beginnings.add(type.substring(type.lastIndexOf('.') + 1).replaceAll(".*\\$", "") + ".");
        }
        return beginnings;
    }

    private static List<String> declaredEnums() throws IOException {
        Pattern declared = Pattern.compile("(?m)^# enum: (\\S+)$");
        Set<String> types = new TreeSet<>();
        for (Path bundle : files(BUNDLES, "_zh_CN.properties")) {
            find(declared, Files.readString(bundle)).forEach(types::add);
        }
        return List.copyOf(types);
    }

    private static Set<String> literalsOfClasses() throws IOException {
        Set<String> literals = new HashSet<>();
        for (Path folder : List.of(CLASSES, SERVICES)) {
            for (Path type : files(folder, ".java")) {
                find(LITERAL, Files.readString(type)).forEach(literals::add);
            }
        }
        return literals;
    }

    private static String view(Path page) {
        return PAGES.relativize(page)
                .toString()
                .replace(".xhtml", "")
                .replace('/', '_')
                .replace('-', '_');
    }

    private static Stream<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
