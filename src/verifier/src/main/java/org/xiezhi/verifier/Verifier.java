package org.xiezhi.verifier;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The process: {@code java -jar verifier.jar verify …}, {@code proof …} and {@code witness …}. */
public final class Verifier {

    private Verifier() {}

    /** Checks, prints, and ends with an exit code of {@code docs/formats/audit-bundle.md}. */
    public static void main(String[] arguments) {
        // Chinese on whatever terminal: what is printed is UTF-8, as the files are.
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        ExitCode code = new Command(out, Path.of("")).run(List.of(arguments), language());
        out.flush();
        System.exit(code.number());
    }

    private static Locale language() {
        return "zh".equals(System.getProperty("user.language")) ? Locale.CHINESE : Locale.ENGLISH;
    }
}
