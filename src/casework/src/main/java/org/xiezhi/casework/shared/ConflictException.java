package org.xiezhi.casework.shared;

import jakarta.ejb.ApplicationException;

/** Somebody else changed the record after it was read; nothing was overwritten. */
@ApplicationException(rollback = true)
public class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String what) {
        super(what);
    }
}
