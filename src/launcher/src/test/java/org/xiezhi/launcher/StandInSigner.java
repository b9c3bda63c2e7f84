package org.xiezhi.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Speaks as the signer does; what it was told it writes down, so that a test can read it. */
final class StandInSigner {

    private StandInSigner() {}

    /** What it says first stands in the first argument; then come {@code --folder} and the folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = decoded(input.readLine());
        String token = decoded(input.readLine());
        Files.writeString(
                folder.resolve("told"),
                password + "\n" + token + "\n" + String.join(" ", arguments) + "\n" + System.getenv());
        System.out.println(arguments[0]);
        if (arguments[0].startsWith("refused")) {
            System.exit(arguments[0].contains("another") ? 3 : 2);
        }
        while (input.read() >= 0) {
            Thread.onSpinWait();
        }
        Files.writeString(folder.resolve("end"), "in order");
    }

    private static String decoded(String line) {
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }
}
