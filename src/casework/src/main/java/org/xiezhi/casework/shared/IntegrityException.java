package org.xiezhi.casework.shared;

/** Stored data contradicts its own proof: the act stops and operators are told. */
public class IntegrityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IntegrityException(String message) {
        super(message);
    }

    public IntegrityException(String message, Throwable cause) {
        super(message, cause);
    }
}
