package org.xiezhi.casework.witness;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
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
    Question.Reply fetch(TlogPolicy.Witness witness, OwnTree tree, Instant now) {
        try {
            Optional<byte[]> answer = files.answer(witness.name());
            if (answer.isEmpty()) {
                return Question.Reply.NOTHING;
            }
            Optional<CosignedCheckpoint> read = read(witness, answer.get());
            Question.Reply reply = read.map(cosigned -> judge(cosigned, tree, now))
                    .orElse(Question.Reply.of(
                            Trouble.FORGED, "the answer holds for no checkpoint that it was asked about"));
            if (reply.cosigned().isPresent()) {
                return reply;
            }
            boolean aside = files.refuse(witness.name(), answer.get());
            // What does not hold may be half a copy. What holds is whole, and says what it says at the first look.
            return read.isPresent() || aside ? reply : Question.Reply.NOTHING;
        } catch (UncheckedIOException e) {
            return Question.Reply.of(Trouble.AWAY, e.toString());
        }
    }

    private Question.Reply judge(CosignedCheckpoint cosigned, OwnTree tree, Instant now) {
        Optional<Trouble> denied = tree.deniedBy(cosigned.note());
        if (denied.isPresent()) {
            return Question.Reply.of(
                    denied.get(),
                    "it cosigned " + Cosignatures.size(cosigned)
                            + " entries of another tree than the one published here, of " + tree.published());
        }
        return counted.fromTheFuture(cosigned, now)
                ? Question.Reply.of(Trouble.NOT_UNDERSTOOD, Question.FUTURE)
                : Question.Reply.of(cosigned.note());
    }

    /** What was fetched is durable elsewhere. */
    void took(TlogPolicy.Witness witness) {
        files.took(witness.name());
    }

    /**
     * Lays a request there, if there is something to ask about: at once where none lies, and a newer one not more often
     * than each hour. One that was taken away within the hour is laid there again: whoever takes each of them would
     * drive those from the list that are still on their way.
     *
     * @param next with the lines of the witnesses that have cosigned it already
     * @param known size that the witness cosigned last
     */
    void ask(TlogPolicy.Witness witness, CosignedCheckpoint next, long known, Instant now) {
        if (Cosignatures.size(next) <= known) {
            return;
        }
        AskedCheckpoints asked = AskedCheckpoints.read(folder);
        Optional<Asked> fresh = asked.last(witness)
                .filter(last -> last.at().isAfter(now.minus(ANEW)) && !last.at().isAfter(now))
                .filter(last -> Cosignatures.size(last.note()) > known);
        if (fresh.isPresent()) {
            if (!files.hasRequest(witness.name())) {
                files.ask(witness.name(), request(fresh.get().note(), known));
            }
            return;
        }
        byte[] request = request(next.note(), known);
        // Before the request: an answer to something that nobody remembers asking would be lost.
        asked.with(witness, new Asked(now, next.note())).keep(folder);
        files.ask(witness.name(), request);
    }

    private byte[] request(SignedNote note, long known) {
        SignedCheckpoint own = SignedCheckpoint.parse(
                CosignedCheckpoint.of(SignedCheckpoint.parse(note.bytes()), counted.policy(), counted.log())
                        .note()
                        .bytes());
        return Question.request(folder, own, known).bytes();
    }

    /** A line over a checkpoint that was asked about, or a whole note that was put together by hand. */
    private Optional<CosignedCheckpoint> read(TlogPolicy.Witness witness, byte[] answer) {
        if (new String(answer, StandardCharsets.UTF_8).contains("\n\n")) {
            return holding(witness, () -> counted.holding(SignedNote.parse(answer)));
        }
        for (Asked asked : AskedCheckpoints.read(folder).of(witness)) {
            Optional<CosignedCheckpoint> cosigned =
                    holding(witness, () -> counted.holding(asked.note()).withAnswer(answer));
            if (cosigned.isPresent()) {
                return cosigned;
            }
        }
        return Optional.empty();
    }

    private static Optional<CosignedCheckpoint> holding(TlogPolicy.Witness witness, Supplier<CosignedCheckpoint> read) {
        try {
            return Optional.of(read.get()).filter(cosigned -> Cosignatures.by(witness, cosigned));
        } catch (LedgerException e) {
            // What does not hold for this checkpoint may hold for one that was asked about before.
            return Optional.empty();
        }
    }
}
