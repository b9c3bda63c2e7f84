package org.xiezhi.ledger;

import java.util.List;

/**
 * The text that a log signs about its tree (C2SP tlog-checkpoint).
 *
 * @param origin name of the log, the same as its key name
 * @param head size and root
 * @param extensions further lines; this log writes none
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {

    /** Refuses a text that could be read in two ways. */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        requireLine("origin", origin);
        extensions.forEach(line -> requireLine("extension", line));
    }

    /** A checkpoint without extension lines. */
    public Checkpoint(String origin, TreeHead head) {
        this(origin, head, List.of());
    }

    /** Reads the text of a checkpoint, without signatures. */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new MalformedException("checkpoint: expected a newline at the end, found none");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw new MalformedException(
                    "checkpoint: expected origin, size and root, found " + lines.size() + " lines");
        }
        TreeHead head = new TreeHead(StrictText.decimal(lines.get(1)), Hash.ofBase64(lines.get(2)));
        return new Checkpoint(lines.get(0), head, lines.subList(3, lines.size()));
    }

    /** The text of the note, with its last newline. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(head.size()).append('\n');
        text.append(head.root().base64()).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static void requireLine(String what, String line) {
        if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
            throw new MalformedException("checkpoint " + what
                    + ": expected a non-empty line without control characters, found '" + line + "'");
        }
    }
}
