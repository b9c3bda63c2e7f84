package org.xiezhi.access;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/** Says a reason, a role or a permission in the reader's language: Simplified Chinese unless he asks for Traditional Chinese or English. */
public final class Sentences {
    static final String BUNDLE = "org.xiezhi.access.reasons";

    private final ResourceBundle words;
    private final Locale locale;

    public Sentences(Locale reader) {
        this.locale = spoken(Objects.requireNonNull(reader, "reader"));
        // Without fallback: the language of the server is nobody's language.
        this.words = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What happened, which rule, what to do. */
    public String of(Reason reason) {
        Object[] labels = reason.args().stream().map(words::getString).toArray();
        return new MessageFormat(words.getString(reason.key()), locale).format(labels);
    }

    /** The name of a role. */
    public String of(Role role) {
        return words.getString("Role." + role.name());
    }

    /** The name of a permission. */
    public String of(Permission permission) {
        return words.getString("Permission." + permission.name());
    }

    private static Locale spoken(Locale reader) {
        if (reader.getLanguage().equals("en")) {
            return Locale.ENGLISH;
        }
        boolean traditional = reader.getLanguage().equals("zh")
                && (reader.getScript().equals("Hant")
                        || (reader.getScript().isEmpty() && reader.getCountry().matches("TW|HK|MO")));
        return traditional ? Locale.TRADITIONAL_CHINESE : Locale.SIMPLIFIED_CHINESE;
    }
}
