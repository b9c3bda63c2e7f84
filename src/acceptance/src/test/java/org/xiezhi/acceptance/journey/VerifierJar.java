package org.xiezhi.acceptance.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verifier of the distribution, as an auditor runs it: a Java and this jar. */
final class VerifierJar {

    private VerifierJar() {}

    /** What it printed, and its exit code. */
    record Answer(int exit, String text) {}

    static Answer run(Object... words) throws IOException, InterruptedException {
        Path distribution = Path.of(System.getProperty("xiezhi.distribution", "../../ear/target/xiezhi"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                distribution.resolve("verifier.jar").toString()));
        for (Object word : words) {
            command.add(word.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }
}
