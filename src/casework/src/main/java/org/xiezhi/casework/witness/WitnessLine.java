package org.xiezhi.casework.witness;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.xiezhi.casework.shared.OutsideLine;

/** Puts one question to a witness on the network and waits for the whole answer, for so long and no longer. */
final class WitnessLine {

    /** A cosignature is 200 bytes; a witness may have several keys. */
    private static final int MOST_BYTES = 64 * 1024;

    private final OutsideLine line;

    WitnessLine(Duration patience) {
        line = new OutsideLine(patience, MOST_BYTES);
    }

    record Answer(int status, String body) {}

    /** Asks {@code add-checkpoint} (C2SP tlog-witness). */
    Answer ask(URI prefix, byte[] body) throws IOException {
        OutsideLine.Answer answer = line.post(URI.create(prefix + "/add-checkpoint"), Optional.empty(), body);
        return new Answer(answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    /**
     * Ends the wait for an answer, and every later one, from another thread. Without an interrupt: that would meet the
     * thread anywhere, and a database closes its files under one.
     */
    void close() {
        line.close();
    }

    boolean closed() {
        return line.closed();
    }
}
