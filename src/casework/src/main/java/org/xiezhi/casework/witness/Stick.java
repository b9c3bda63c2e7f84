package org.xiezhi.casework.witness;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xiezhi.casework.witness.AskedCheckpoints.Asked;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;

/** How a checkpoint reaches a witness on a stick, and comes back cosigned. */
final class Stick {

    /** Whoever goes on a way takes a checkpoint that is not older than this. */
    static final Duration ANEW = Duration.ofHours(1);

    private final StickFolder files;
    private final LogFolder folder;
    private final Cosignatures counted;

    Stick(StickFolder files, LogFolder folder, Cosignatures counted) {
        this.files = files;
        this.folder = folder;
        this.counted = counted;
    }

    /** What an answer came to; none, or none yet, leaves everything as it was. */
    Question.Reply fetch(TlogPolicy.Witness witness) {
        try {
            Optional<byte[]> answer = files.answer(witness.name());
            if (answer.isEmpty()) {
                return new Question.Reply(Optional.empty(), Optional.empty(), "");
            }
            Optional<SignedNote> cosigned = read(witness, answer.get());
            if (cosigned.isPresent()) {
                return new Question.Reply(cosigned, Optional.empty(), "");
            }
            return files.refuse(witness.name(), answer.get())
                    ? Question.Reply.of(Trouble.FORGED, "the answer holds for no checkpoint that it was asked about")
                    : new Question.Reply(Optional.empty(), Optional.empty(), "");
        } catch (UncheckedIOException e) {
            return Question.Reply.of(Trouble.AWAY, e.toString());
        }
    }

    /** What was fetched is durable elsewhere. */
    void took(TlogPolicy.Witness witness) {
        files.took(witness.name());
    }

    /**
     * Lays a request there, if there is something to ask about: at once where none lies, else not more often than each
     * hour.
     *
     * @param next with the lines of the witnesses that have cosigned it already
     * @param known size that the witness cosigned last
     */
    void ask(TlogPolicy.Witness witness, CosignedCheckpoint next, long known, Instant now) {
        AskedCheckpoints asked = AskedCheckpoints.read(folder);
        boolean lies = files.hasRequest(witness.name());
        boolean fresh = asked.last(witness)
                .filter(at -> at.isAfter(now.minus(ANEW)) && !at.isAfter(now))
                .isPresent();
        if (Cosignatures.size(next) <= known || (lies && fresh)) {
            return;
        }
        SignedCheckpoint signed = SignedCheckpoint.parse(
                CosignedCheckpoint.of(SignedCheckpoint.parse(next.note().bytes()), counted.policy(), counted.log())
                        .note()
                        .bytes());
        byte[] request = Question.request(folder, signed, known).bytes();
        // Before the request: an answer to something that nobody remembers asking would be lost.
        asked.with(witness, new Asked(now, next.note())).keep(folder);
        files.ask(witness.name(), request);
    }

    /** A line over a checkpoint that was asked about, or a whole note that was put together by hand. */
    private Optional<SignedNote> read(TlogPolicy.Witness witness, byte[] answer) {
        if (new String(answer, StandardCharsets.UTF_8).contains("\n\n")) {
            return holding(witness, () -> counted.holding(SignedNote.parse(answer)));
        }
        for (Asked asked : AskedCheckpoints.read(folder).of(witness)) {
            Optional<SignedNote> cosigned =
                    holding(witness, () -> counted.holding(asked.note()).withAnswer(answer));
            if (cosigned.isPresent()) {
                return cosigned;
            }
        }
        return Optional.empty();
    }

    private static Optional<SignedNote> holding(
            TlogPolicy.Witness witness, java.util.function.Supplier<CosignedCheckpoint> read) {
        try {
            return Optional.of(read.get())
                    .filter(cosigned -> Cosignatures.by(witness, cosigned))
                    .map(CosignedCheckpoint::note);
        } catch (LedgerException e) {
            // What does not hold for this checkpoint may hold for one that was asked about before.
            return Optional.empty();
        }
    }
}
