package org.xiezhi.casework.startup;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings of one run, as its first entry records them: {@code name=content}, a line for each, sorted by name. The
 * next start reads them back there, so that what an operator changed in between is an entry of its own.
 */
record Configuration(SortedMap<String, String> settings) {

    Configuration {
        settings.forEach((name, content) -> {
            if (name.contains("=") || name.contains("\n") || content.contains("\n")) {
                throw new IllegalArgumentException("expected a setting of one line, found " + name);
            }
        });
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** Reads what an earlier start recorded; a line that is none is passed over: what is there must not stop a start. */
    static Configuration parse(String text) {
        SortedMap<String, String> settings = new TreeMap<>();
        text.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> settings.put(parts[0], parts[1]));
        return new Configuration(settings);
    }

    String text() {
        return settings.entrySet().stream().map(Configuration::line).collect(Collectors.joining("\n"));
    }

    private static String line(Map.Entry<String, String> setting) {
        return setting.getKey() + "=" + setting.getValue();
    }

    /** What is not as it was, {@code name: before → now}, a line for each; empty if all is. A setting that is not there is {@code -}. */
    String changesSince(Configuration before) {
        TreeSet<String> names = new TreeSet<>(settings.keySet());
        names.addAll(before.settings.keySet());
        return names.stream()
                .filter(name -> !told(name).equals(before.told(name)))
                .map(name -> name + ": " + before.told(name) + " → " + told(name))
                .collect(Collectors.joining("\n"));
    }

    private String told(String name) {
        String content = settings.getOrDefault(name, "");
        return content.isEmpty() ? "-" : content;
    }
}
