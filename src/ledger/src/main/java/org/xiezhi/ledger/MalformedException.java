package org.xiezhi.ledger;

/** Bytes that are not in the format they claim to be in. */
public class MalformedException extends LedgerException {

    /** Says what was expected and what was found. */
    public MalformedException(String message) {
        super(message);
    }

    /** Says what was expected and what was found, and keeps what showed it. */
    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
