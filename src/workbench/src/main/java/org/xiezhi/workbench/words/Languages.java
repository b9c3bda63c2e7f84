package org.xiezhi.workbench.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three languages of the interface; the first is the default. */
public final class Languages {

    public static final List<Locale> ALL =
            List.of(Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE, Locale.ENGLISH);

    private Languages() {}

    /** The language with this code ({@code zh_CN}); empty for anything else, because codes come from clients. */
    public static Optional<Locale> of(@Nullable String code) {
        return ALL.stream().filter(locale -> locale.toString().equals(code)).findFirst();
    }

    /** The supported language nearest to a locale. */
    public static Locale nearest(Locale wanted) {
        return ALL.stream()
                .filter(wanted::equals)
                .findFirst()
                .or(() -> ALL.stream()
                        .filter(locale -> locale.getLanguage().equals(wanted.getLanguage()))
                        .findFirst())
                .orElse(Locale.SIMPLIFIED_CHINESE);
    }
}
