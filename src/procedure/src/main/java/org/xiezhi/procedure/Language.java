package org.xiezhi.procedure;

import java.util.Locale;
import java.util.Set;

/** A language in which names and reasons exist. */
public enum Language {
    SIMPLIFIED_CHINESE("zh_CN"),
    TRADITIONAL_CHINESE("zh_TW"),
    ENGLISH("en");

    private static final Set<String> TRADITIONAL_REGIONS = Set.of("TW", "HK", "MO");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The tag in file names and rulebook keys, such as {@code zh_CN}. */
    public String tag() {
        return tag;
    }

    /** The language for a locale; Simplified Chinese, the language of the procedure, for every locale that has none here. */
    public static Language of(Locale locale) {
        if (locale.getLanguage().equals("en")) {
            return ENGLISH;
        }
        // A script that is given decides; a region only suggests one.
        boolean traditional = locale.getScript().isEmpty()
                ? TRADITIONAL_REGIONS.contains(locale.getCountry())
                : locale.getScript().equals("Hant");
        return locale.getLanguage().equals("zh") && traditional ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE;
    }
}
