package org.xiezhi.casework.witness;

import java.time.Instant;
import java.util.Optional;
import org.xiezhi.ledger.SignedNote;

/**
 * What is remembered of one witness.
 *
 * @param cosigned the last checkpoint that it cosigned, with its line
 * @param trouble what went wrong since
 * @param since when the trouble began; without trouble, the epoch
 */
record Remembered(Optional<SignedNote> cosigned, Optional<Trouble> trouble, Instant since) {

    static final Remembered NOTHING = new Remembered(Optional.empty(), Optional.empty(), Instant.EPOCH);

    long size() {
        return cosigned.map(Cosignatures::size).orElse(0L);
    }

    boolean refused() {
        return trouble.filter(Trouble.REFUSED::equals).isPresent();
    }

    /** It has cosigned, and all is well. */
    Remembered after(SignedNote note) {
        return new Remembered(Optional.of(note), Optional.empty(), Instant.EPOCH);
    }

    /** It is well again without having cosigned anew; a refusal ends by a cosignature alone. */
    Remembered withoutTrouble() {
        return refused() ? this : new Remembered(cosigned, Optional.empty(), Instant.EPOCH);
    }

    /** A longer tree that is still there at the second question is no race of two nodes any more. */
    Remembered after(Trouble next, Instant now) {
        Trouble kept = refused() || (next == Trouble.AHEAD && trouble.equals(Optional.of(Trouble.AHEAD)))
                ? Trouble.REFUSED
                : next;
        return trouble.equals(Optional.of(kept)) ? this : new Remembered(cosigned, Optional.of(kept), now);
    }
}
