package org.xiezhi.launcher;

import java.util.List;
import java.util.Locale;

/** Secrets that everybody knows: defaults of databases and servers, and what documentation shows as an example. */
class KnownSecrets {
    private static final List<String> WORDS =
            List.of("changeit", "changeme", "password", "postgres", "xiezhi", "secret", "admin", "12345678", "demo");

    private KnownSecrets() {}

    /** Refuses an empty secret, a known one, and a known one that was only repeated to reach the length. */
    static void refuse(Setting setting, String value) {
        if (value.isEmpty()) {
            throw Settings.missing(setting, "set a secret of your own");
        }
        String rest = value.toLowerCase(Locale.ROOT);
        for (String word : WORDS) {
            rest = rest.replace(word, "");
        }
        if (rest.chars().distinct().count() < 4) {
            throw new StartRefusedException(
                    setting.key() + " is a default secret that everybody knows: set one of your own.");
        }
    }
}
