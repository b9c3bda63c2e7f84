package org.xiezhi.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the verifier's jar as an auditor starts it, process start included.
 *
 * @param seconds until it was over
 * @param processorSeconds of all its threads, those of the compiler and the collector included
 * @param passed whether it found nothing wrong and saw as many entries as the log has
 */
record VerifierRun(double seconds, double processorSeconds, boolean passed) {

    /** What the verifier says when all is right but no rows came with the log, docs/formats/audit-bundle.md. */
    private static final int OPEN = 3;

    /** The program of Linux that holds a process on one core; empty where there is none. */
    private static final Optional<Path> TASKSET = Programs.find("taskset");

    private static final Pattern TIMES = Pattern.compile("(\\d+)m(\\d+)[.,](\\d+)s (\\d+)m(\\d+)[.,](\\d+)s");

    /** Runs it; on one core where the system can hold it there. */
    static VerifierRun of(Path jar, SampleLog log, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        // The shell's own times of its children: no process is asked from outside while it runs.
        command.addAll(List.of("sh", "-c", "\"$@\"; code=$?; times; exit $code", "sh"));
        TASKSET.ifPresent(taskset -> command.addAll(List.of(taskset.toString(), "-c", "0")));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString(), "verify", log.folder().toString()));
        command.addAll(List.of("--key", log.key().vkey(), "--json"));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double seconds = (System.nanoTime() - began) / 1e9;
        boolean passed = code == OPEN && said.contains(" " + log.size() + " entries");
        return new VerifierRun(seconds, processorSeconds(said), passed);
    }

    static boolean onOneCore() {
        return TASKSET.isPresent();
    }

    /** User and system time of the children: the last line of the POSIX command {@code times}. */
    static double processorSeconds(String said) {
        Matcher matcher = TIMES.matcher(said);
        double seconds = -1;
        while (matcher.find()) {
            seconds = seconds(matcher, 1) + seconds(matcher, 4);
        }
        if (seconds < 0) {
            throw new IllegalStateException("expected the lines of the command times, found: " + said);
        }
        return seconds;
    }

    private static double seconds(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group)) * 60
                + Double.parseDouble(matcher.group(group + 1) + "." + matcher.group(group + 2));
    }
}
