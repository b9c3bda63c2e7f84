package org.xiezhi.casework.witness;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.ledger.ConsistencyProof;
import org.xiezhi.ledger.CosignRequest;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;
import org.xiezhi.ledger.TreeHead;

/** Asks one witness to cosign a checkpoint, and knows what its answers mean (docs/decisions/0008-witness.md). */
record Question(LogFolder folder, Cosignatures counted, WitnessLine line, InstantSource clock) {

    private static final Logger LOG = Logger.getLogger(Question.class.getName());
    static final String FUTURE = "cosigned at a time that has not come yet; one of two clocks is wrong";

    private static final int UNPROCESSABLE = 422;

    /** What came of it: a note with the witness's line, or a trouble and what showed it. */
    record Reply(Optional<SignedNote> cosigned, Optional<Trouble> trouble, String detail) {

        static final Reply NOTHING = new Reply(Optional.empty(), Optional.empty(), "");

        static Reply of(SignedNote cosigned) {
            return new Reply(Optional.of(cosigned), Optional.empty(), "");
        }

        static Reply of(Trouble trouble, String detail) {
            return new Reply(Optional.empty(), Optional.of(trouble), detail);
        }
    }

    /**
     * What is asked, with a proof from the size that was cosigned last.
     *
     * @throws LedgerException if the tiles do not lead to this checkpoint: then no witness is to be blamed
     */
    static CosignRequest request(LogFolder folder, SignedCheckpoint next, long old) {
        TreeHead head = next.checkpoint().head();
        ConsistencyProof proof = folder.consistency(old, head.size());
        if (!folder.headAt(head.size()).equals(head) || !proof.proves(folder.headAt(old), head)) {
            throw new LedgerException("trail: expected tiles of the tree " + head + ", found others");
        }
        return new CosignRequest(next, proof);
    }

    /** Asks, and once more from where the witness stands if that was somewhere else. */
    Reply put(TlogPolicy.Witness witness, URI prefix, SignedCheckpoint next, long known) {
        long size = next.checkpoint().head().size();
        long old = Math.min(known, size);
        try {
            for (int times = 0; times < 2; times++) {
                WitnessLine.Answer answer =
                        line.ask(prefix, request(folder, next, old).bytes());
                if (answer.status() != HttpURLConnection.HTTP_CONFLICT) {
                    return judge(witness, next, answer);
                }
                String told = answer.body().strip();
                if (!told.matches("0|[1-9][0-9]{0,17}")) {
                    return Reply.of(Trouble.NOT_UNDERSTOOD, "409 " + told);
                }
                long stands = Long.parseLong(told);
                if (stands > size) {
                    return Reply.of(Trouble.AHEAD, "it cosigned " + stands + " entries, published are " + size);
                }
                if (stands == old) {
                    // One version of the specification says so of another root at the same size.
                    return Reply.of(
                            old == size ? Trouble.REFUSED : Trouble.NOT_UNDERSTOOD,
                            "409 with the size that was asked with, " + stands);
                }
                if (stands < known) {
                    LOG.log(
                            Level.WARNING,
                            "Witness {0} has forgotten what it cosigned: {1} entries, now {2}",
                            new Object[] {witness.name(), known, stands});
                }
                old = stands;
            }
            return Reply.of(Trouble.NOT_UNDERSTOOD, "it names another size each time");
        } catch (IOException e) {
            return Reply.of(Trouble.AWAY, e.toString());
        }
    }

    private Reply judge(TlogPolicy.Witness witness, SignedCheckpoint next, WitnessLine.Answer answer) {
        String said = answer.status() + " " + answer.body().strip();
        return switch (answer.status()) {
            case HttpURLConnection.HTTP_OK -> cosigned(witness, next, answer.body());
            case HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_NOT_FOUND ->
                Reply.of(Trouble.NOT_TRUSTED, said);
            case UNPROCESSABLE -> Reply.of(Trouble.REFUSED, said);
            default -> Reply.of(Trouble.NOT_UNDERSTOOD, said);
        };
    }

    private Reply cosigned(TlogPolicy.Witness witness, SignedCheckpoint next, String lines) {
        try {
            CosignedCheckpoint cosigned =
                    counted.holding(next.note()).withAnswer(lines.getBytes(StandardCharsets.UTF_8));
            if (!Cosignatures.by(witness, cosigned)) {
                return Reply.of(Trouble.FORGED, "no line by " + witness.key().vkey());
            }
            return counted.fromTheFuture(cosigned, clock.instant())
                    ? Reply.of(Trouble.NOT_UNDERSTOOD, FUTURE)
                    : Reply.of(cosigned.note());
        } catch (LedgerException e) {
            return Reply.of(Trouble.FORGED, String.valueOf(e.getMessage()));
        }
    }
}
