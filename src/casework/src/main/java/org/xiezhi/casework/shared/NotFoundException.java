package org.xiezhi.casework.shared;

import jakarta.ejb.ApplicationException;

/** The address is unknown, or must look so to this actor (promise P4); the two are the same outside. */
@ApplicationException(rollback = true)
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String what) {
        super(what);
    }
}
