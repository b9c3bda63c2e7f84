package org.xiezhi.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verifier that was written from the format pages alone, in another language. */
final class SecondVerifier {

    /** The first on the path may be a person's own, without the package; Debian lays its packages at the second alone. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    /** Asked once: starting a Python takes longer than checking a small log. */
    private static final Optional<String> PYTHON =
            PYTHONS.stream().filter(SecondVerifier::works).findFirst();

    private SecondVerifier() {}

    static VerifierFixture.Answer verify(Object... words) throws IOException, InterruptedException {
        return script("verify_log.py", words);
    }

    /** What the page of the sample alone leads to: an index or a matter a line. */
    static VerifierFixture.Answer sample(Object... words) throws IOException, InterruptedException {
        return script("draw_sample.py", words);
    }

    private static VerifierFixture.Answer script(String name, Object... words)
            throws IOException, InterruptedException {
        assumeTrue(
                PYTHON.isPresent(),
                "skipped: needs python3 with the package 'cryptography' (Debian: python3-cryptography)");
        List<String> command = new ArrayList<>(List.of(PYTHON.orElseThrow(), "src/test/python/" + name));
        for (Object word : words) {
            command.add(word.toString());
        }
        VerifierFixture.Answer answer = run(command);
        // Python ends with 1 when it breaks, which is no verdict.
        if (answer.text().contains("Traceback")) {
            throw new AssertionError("expected a verdict, found " + answer.text());
        }
        return answer;
    }

    private static boolean works(String python) {
        try {
            String needed = "import cryptography.hazmat.primitives.asymmetric.ed25519";
            return run(List.of(python, "-c", needed)).exit() == 0;
        } catch (IOException e) {
            // No such program; the next one may be there.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static VerifierFixture.Answer run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new VerifierFixture.Answer(process.waitFor(), said);
    }
}
