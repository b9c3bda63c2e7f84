package org.xiezhi.procedure;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The catalogues of codes, and the comparison of secret levels. */
final class Catalogues {

    private final Map<Catalogue, Map<String, Entry>> entries;

    private Catalogues(Map<Catalogue, Map<String, Entry>> entries) {
        this.entries = entries;
    }

    static Catalogues read(Map<Catalogue, YamlValue> files, Texts texts) {
        Map<Catalogue, Map<String, Entry>> all = new EnumMap<>(Catalogue.class);
        files.forEach((catalogue, file) -> {
            YamlFields fields = file.fields("catalogue", "entries");
            if (fields.get("catalogue").code(Catalogue.class) != catalogue) {
                throw fields.get("catalogue").refusal(catalogue.name());
            }
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (YamlValue item : fields.get("entries").someItems()) {
                Entry entry = entry(item.fields("code", "names", "articles", "note?"), texts);
                if (entries.put(entry.code(), entry) != null) {
                    throw item.refusal("each code once", entry.code() + " a second time");
                }
            }
            all.put(catalogue, entries);
        });
        return new Catalogues(all);
    }

    private static Entry entry(YamlFields row, Texts texts) {
        YamlValue code = row.get("code");
        if (!code.text().matches("[A-Z]+(_[A-Z]+)*")) {
            throw code.refusal("a code in capitals such as WORK_SECRET");
        }
        Map<Language, String> note = row.find("note").map(Catalogues::names).orElse(Map.of());
        return new Entry(code.text(), names(row.get("names")), note, texts.articles(row.get("articles")));
    }

    private static Map<Language, String> names(YamlValue value) {
        YamlFields fields = value.fields("zh_CN", "zh_TW", "en");
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            names.put(language, fields.get(language.tag()).text());
        }
        return names;
    }

    List<Entry> list(Catalogue catalogue) {
        return List.copyOf(of(catalogue).values());
    }

    Entry entry(Catalogue catalogue, String code) {
        Entry entry = of(catalogue).get(code);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "expected one of " + of(catalogue).keySet() + ", found '" + code + "'");
        }
        return entry;
    }

    Ruling secrecy(String level, String systemLevel) {
        Entry asked = entry(Catalogue.SECRET_LEVELS, level);
        Entry system = entry(Catalogue.SECRET_LEVELS, systemLevel);
        List<Entry> ascending = list(Catalogue.SECRET_LEVELS);
        if (ascending.indexOf(asked) > ascending.indexOf(system)) {
            return ReasonKey.SECRET_LEVEL_TOO_HIGH.refusal(
                    asked.articles(), token(Catalogue.SECRET_LEVELS, asked), token(Catalogue.SECRET_LEVELS, system));
        }
        return Ruling.allowed(asked.articles());
    }

    static String token(Catalogue catalogue, Entry entry) {
        return catalogue.name() + "." + entry.code();
    }

    private Map<String, Entry> of(Catalogue catalogue) {
        return Objects.requireNonNull(entries.get(catalogue));
    }
}
