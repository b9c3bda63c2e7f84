package org.xiezhi.ledger;

/** A tree head that does not continue what was signed before; it must never be signed. */
public class ForkException extends LedgerException {

    /** Says what was expected and what was found. */
    public ForkException(String message) {
        super(message);
    }
}
