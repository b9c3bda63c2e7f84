package org.xiezhi.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words after {@code witness}: what is to be done, with its options and files. */
final class WitnessArguments {

    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "init", Set.of("folder", "name"),
            "trust", Set.of("folder"),
            "serve", Set.of("folder", "port"),
            "sign", Set.of("folder"),
            "ask", Set.of("trail", "old"),
            "add", Set.of("trail", "policy", "request"));
    private static final Map<String, Integer> FILES =
            Map.of("init", 0, "trust", 1, "serve", 0, "sign", 2, "ask", 1, "add", 2);

    private final String act;
    private final Map<String, String> options = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    private WitnessArguments(String act) {
        this.act = act;
    }

    static WitnessArguments parse(List<String> words) throws Arguments.UsageException {
        if (words.isEmpty()) {
            throw new Arguments.UsageException("use", "");
        }
        WitnessArguments parsed = new WitnessArguments(words.get(0));
        parsed.read(words);
        return parsed;
    }

    private void read(List<String> words) throws Arguments.UsageException {
        Set<String> needed = OPTIONS.get(act);
        if (needed == null) {
            throw new Arguments.UsageException("use", "");
        }
        Iterator<String> rest = words.subList(1, words.size()).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                names.add(word);
                continue;
            }
            String name = word.substring(2);
            boolean known =
                    needed.contains(name) || name.equals("lang") || (name.equals("listen") && act.equals("serve"));
            if (!known || !rest.hasNext() || options.put(name, rest.next()) != null) {
                throw new Arguments.UsageException("unknown", word);
            }
        }
        if (!options.keySet().containsAll(needed)
                || !Integer.valueOf(names.size()).equals(FILES.get(act))) {
            throw new Arguments.UsageException("use", "");
        }
    }

    String act() {
        return act;
    }

    /** A file by its place among those that were named. */
    String name(int place) {
        return names.get(place);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    String option(String name) throws Arguments.UsageException {
        String value = options.get(name);
        if (value == null) {
            throw new Arguments.UsageException("use", "");
        }
        return value;
    }

    long number(String name, long most) throws Arguments.UsageException {
        try {
            long value = Long.parseLong(option(name));
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Arguments.UsageException("unknown", "--" + name + " " + option(name));
        }
        throw new Arguments.UsageException("unknown", "--" + name + " " + option(name));
    }
}
