package org.xiezhi.extractor;

import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.poi.util.TempFile;

/**
 * The program {@code java -jar extractor.jar}: one document in, its text out. Exit code 0 with an answer, 1 without one.
 * What it may take of memory and time is for whoever starts it to say.
 */
public final class Extractor {

    private static final int FAILED = 1;

    private Extractor() {}

    /** Reads one document and ends; before that, if its standard input does. */
    public static void main(String[] arguments) {
        // Of what stands in a document, nothing may come into a log, not even as the reason of a fault.
        System.setProperty("log4j2.simplelogLevel", "OFF");
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
        TempFile.setTempFileCreationStrategy(new NoFiles());
        try {
            DataInputStream input = new DataInputStream(System.in);
            LimitedStream document = new LimitedStream(input, input.readLong());
            byte[] answer = OfficeText.of(document, () -> endWithInput(input)).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
                out.write(answer);
            }
            Runtime.getRuntime().halt(0);
        } catch (IOException e) {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /** Whoever started this process keeps its input open; it ends when he closes it or dies, however he does. */
    private static void endWithInput(InputStream input) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (input.read() >= 0) {
                            Thread.onSpinWait();
                        }
                    } catch (IOException e) {
                        // A broken line is an end too.
                        Runtime.getRuntime().halt(FAILED);
                    }
                    Runtime.getRuntime().halt(FAILED);
                },
                "end-of-input");
        watch.setDaemon(true);
        watch.start();
    }
}
