package org.xiezhi.procedure;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The shipped rulebook, and copies of it with one thing changed. */
final class RulebookFixture {

    static final Rulebook RULEBOOK = Rulebook.load();

    private RulebookFixture() {}

    static Map<String, String> files() {
        return new HashMap<>(RulebookFiles.fromClassPath().texts());
    }

    /** The shipped files with the first occurrence of {@code found} in one file replaced. */
    static Map<String, String> filesWith(String file, String found, String replacement) {
        Map<String, String> files = files();
        String text = Objects.requireNonNull(files.get(file), file);
        int at = text.indexOf(found);
        if (at < 0) {
            throw new IllegalArgumentException("expected '" + found + "' in " + file + ", found none");
        }
        files.put(file, text.substring(0, at) + replacement + text.substring(at + found.length()));
        return files;
    }

    static Path folder() throws URISyntaxException {
        var manifest = Objects.requireNonNull(RulebookFiles.class.getResource("rulebook/" + RulebookFiles.MANIFEST));
        return Objects.requireNonNull(Path.of(manifest.toURI()).getParent());
    }
}
