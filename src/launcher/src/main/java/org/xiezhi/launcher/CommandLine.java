package org.xiezhi.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the launcher.
 *
 * @param settingsFile the file named by {@code --settings}
 * @param whileParentLives stop as soon as the process that started this one is gone
 * @param bare start the server with pool and settings, but deploy nothing: for who deploys himself
 * @param definitions settings given as {@code -Dxiezhi.name=value} behind the jar
 */
record CommandLine(
        @Nullable Path settingsFile, boolean whileParentLives, boolean bare, Map<String, String> definitions) {
    static final String USAGE =
            "java -jar launcher.jar [--settings FILE] [--while-parent-lives] [--bare] [-Dxiezhi.NAME=VALUE ...]";

    CommandLine {
        definitions = Map.copyOf(definitions);
    }

    static CommandLine parse(List<String> arguments) {
        Path settingsFile = null;
        boolean whileParentLives = false;
        boolean bare = false;
        Map<String, String> definitions = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            if (argument.equals("--settings") && i + 1 < arguments.size()) {
                settingsFile = Path.of(arguments.get(++i)).toAbsolutePath();
            } else if (argument.equals("--while-parent-lives")) {
                whileParentLives = true;
            } else if (argument.equals("--bare")) {
                bare = true;
            } else if (argument.startsWith("-D") && equals > 2) {
                definitions.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else {
                throw new StartRefusedException("Unknown argument: " + argument + ". Expected: " + USAGE);
            }
        }
        return new CommandLine(settingsFile, whileParentLives, bare, definitions);
    }
}
