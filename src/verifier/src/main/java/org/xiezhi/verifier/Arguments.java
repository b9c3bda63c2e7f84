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
 * @param command verify, proof or sample
 * @param subject folder, bundle or proof
 * @param options by name without hyphens; {@code json} has no value of its own
 */
record Arguments(String command, String subject, Map<String, String> options) {

    static final String SAMPLE = "sample";

    private static final String PROOF = "proof";

    /** What each command understands. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "verify",
            Set.of("key", "earlier", "policy", "json", "lang"),
            PROOF,
            Set.of("key", "entry", "policy", "json", "lang"),
            SAMPLE,
            Set.of("key", "earlier", "policy", "json", "lang", "seed", "seed-file", "count", "of", "size"));

    /** What each of these does not work without. */
    private static final Map<String, Set<String>> NEEDED =
            Map.of("verify", Set.of(), PROOF, Set.of("entry"), SAMPLE, Set.of("count"));

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
        if (words.size() < 2 || !KNOWN.containsKey(words.get(0)) || words.get(1).startsWith("--")) {
            throw new UsageException("use", "");
        }
        String command = words.get(0);
        Map<String, String> options = new HashMap<>();
        for (int at = 2; at < words.size(); at++) {
            String word = words.get(at);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (!KNOWN.getOrDefault(command, Set.of()).contains(name)) {
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
        // Not both: which of them was meant?
        boolean seeded = options.containsKey("seed") != options.containsKey("seed-file");
        if (!options.keySet().containsAll(NEEDED.getOrDefault(command, Set.of()))
                || (command.equals(SAMPLE) && !seeded)) {
            throw new UsageException("use", "");
        }
        return new Arguments(command, words.get(1), Map.copyOf(options));
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

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** A whole number of at most eighteen digits, if it was given. */
    Optional<Long> number(String name) throws UsageException {
        Optional<String> given = option(name);
        if (given.filter(text -> !text.matches("[0-9]{1,18}")).isPresent()) {
            throw new UsageException("unknown", "--" + name + " " + given.get());
        }
        return given.map(Long::valueOf);
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
