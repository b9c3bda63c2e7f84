package org.xiezhi.acceptance.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A command line of somebody who follows the docs. */
final class Shell {

    private Shell() {}

    /** What it printed, and its exit code. */
    record Answer(int exit, String text) {}

    static Answer run(Path folder, String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }
}
