package org.xiezhi.ledger;

/** A note or a proof in the right format that does not hold: a signature fails, or a hash does not lead to the root. */
public class UnverifiedException extends LedgerException {

    /** Says what was expected and what was found. */
    public UnverifiedException(String message) {
        super(message);
    }
}
