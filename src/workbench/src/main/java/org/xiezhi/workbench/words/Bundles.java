package org.xiezhi.workbench.words;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

/** Every sentence of the interface by language and key, read once. */
public final class Bundles {

    /** One base file and one for each view folder, so that a folder is written and read by itself. */
    static final List<String> OWN = List.of(
            "messages",
            "matter",
            "clue",
            "approval",
            "evidence",
            "custody",
            "verification",
            "casefile",
            "audit",
            "told",
            "query",
            "system");

    /** The reasons and labels of the inner modules, in the bundles that come with them; casework speaks in keys of ours. */
    static final List<String> INNER = List.of("org.xiezhi.access.reasons", "org.xiezhi.procedure.reasons");

    private static final Map<Locale, Map<String, String>> ALL =
            Languages.ALL.stream().collect(Collectors.toUnmodifiableMap(locale -> locale, Bundles::read));

    private Bundles() {}

    /** The sentences of a language. */
    public static Map<String, String> of(Locale locale) {
        return ALL.getOrDefault(Languages.nearest(locale), Map.of());
    }

    private static Map<String, String> read(Locale locale) {
        Map<String, String> sentences = new HashMap<>();
        INNER.forEach(name -> sentences.putAll(bundle(name, locale)));
        OWN.forEach(name -> sentences.putAll(bundle("org.xiezhi.workbench." + name, locale)));
        return Map.copyOf(sentences);
    }

    /** @throws MissingResourceException if the bundle is not there in this very language: a page of two languages is a fault */
    static Map<String, String> bundle(String name, Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                name, locale, Bundles.class.getClassLoader(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
    }
}
