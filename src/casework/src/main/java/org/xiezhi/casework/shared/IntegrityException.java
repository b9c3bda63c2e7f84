package org.xiezhi.casework.shared;

import jakarta.ejb.ApplicationException;

/** Stored data contradicts its own proof: the act stops and operators are told. */
@ApplicationException(rollback = true)
public class IntegrityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IntegrityException(String message) {
        super(message);
    }

    public IntegrityException(String message, Throwable cause) {
        super(message, cause);
    }
}
