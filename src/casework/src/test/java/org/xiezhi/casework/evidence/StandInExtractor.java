package org.xiezhi.casework.evidence;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands at the place of the extractor and does what no extractor does, as its first argument says. */
final class StandInExtractor {

    private static final String LAST = "=\tWHOLE\n";

    private StandInExtractor() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        switch (arguments[0]) {
            case "never-reads" -> Thread.sleep(Long.MAX_VALUE);
            case "answers-unread" -> out.print("P\t未读先答\n" + LAST);
            case "goes-at-once" -> System.exit(9);
            default -> {
                byte[] document = document();
                after(arguments, document, out);
            }
        }
    }

    private static void after(String[] arguments, byte[] document, PrintStream out) throws Exception {
        switch (arguments[0]) {
            case "answers" -> out.print("P\t" + new String(document, StandardCharsets.UTF_8) + "\n" + LAST);
            case "answers-and-stays" -> {
                out.print(LAST);
                out.close();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "tells-its-surroundings" -> out.print("P\t" + System.getenv().keySet() + "\n" + LAST);
            case "never-ends" -> Thread.sleep(Long.MAX_VALUE);
            case "ends-with-its-input" -> {
                Files.createFile(Path.of(arguments[1]));
                while (System.in.read() >= 0) {
                    Thread.onSpinWait();
                }
                Files.delete(Path.of(arguments[1]));
            }
            case "eats-memory" -> {
                byte[][] eaten = new byte[1 << 20][];
                for (int at = 0; at < eaten.length; at++) {
                    eaten[at] = new byte[1 << 20];
                }
                out.print("P\t" + eaten[0].length + "\n" + LAST);
            }
            case "writes-for-ever" -> {
                while (true) {
                    out.print("P\t没完没了\n");
                }
            }
            case "has-no-last-word" -> out.print("P\t半句");
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static byte[] document() throws IOException {
        DataInputStream input = new DataInputStream(System.in);
        return input.readNBytes(Math.toIntExact(input.readLong()));
    }
}
