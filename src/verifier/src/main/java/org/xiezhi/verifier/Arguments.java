package org.xiezhi.verifier;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of the command line.
 *
 * @param subject folder, bundle or proof
 * @param options by name without hyphens; {@code json} has no value of its own
 */
record Arguments(String subject, Map<String, String> options) {

    private static final Set<String> OF_VERIFY = Set.of("key", "earlier", "policy", "json", "lang");
    private static final Set<String> OF_PROOF = Set.of("key", "entry", "policy", "json", "lang");

    /** Words that the command does not know; the code is a key of the messages. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        private final String code;
        private final String argument;

        UsageException(String code, String argument) {
            super(code + ": " + argument);
            this.code = code;
            this.argument = argument;
        }

        String code() {
            return code;
        }

        String argument() {
            return argument;
        }
    }

    static Arguments parse(List<String> words) throws UsageException {
        if (words.size() < 2
                || !Set.of("verify", "proof").contains(words.get(0))
                || words.get(1).startsWith("--")) {
            throw new UsageException("use", "");
        }
        boolean proof = words.get(0).equals("proof");
        Map<String, String> options = new HashMap<>();
        for (int at = 2; at < words.size(); at++) {
            String word = words.get(at);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (!(proof ? OF_PROOF : OF_VERIFY).contains(name)) {
                throw new UsageException("unknown", word);
            }
            if (!name.equals("json")) {
                at++;
            }
            if (at == words.size() || options.put(name, words.get(at)) != null) {
                throw new UsageException("unknown", word);
            }
        }
        if (options.containsKey("lang") && !Set.of("zh", "en").contains(options.get("lang"))) {
            throw new UsageException("unknown", "--lang " + options.get("lang"));
        }
        if (proof && !options.containsKey("entry")) {
            throw new UsageException("use", "");
        }
        return new Arguments(words.get(1), Map.copyOf(options));
    }

    Optional<String> key() {
        return Optional.ofNullable(options.get("key"));
    }

    Optional<String> earlier() {
        return Optional.ofNullable(options.get("earlier"));
    }

    Optional<String> policy() {
        return Optional.ofNullable(options.get("policy"));
    }

    Optional<String> entry() {
        return Optional.ofNullable(options.get("entry"));
    }

    Optional<Locale> language() {
        return Optional.ofNullable(options.get("lang")).map(Locale::forLanguageTag);
    }

    boolean json() {
        return options.containsKey("json");
    }
}
