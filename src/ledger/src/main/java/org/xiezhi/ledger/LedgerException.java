package org.xiezhi.ledger;

/** An integrity failure: what is on disk or was handed in contradicts the log; writing must stop. */
public class LedgerException extends RuntimeException {

    /** Says what was expected and what was found. */
    public LedgerException(String message) {
        super(message);
    }

    /** Says what was expected and what was found, and keeps what showed it. */
    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
