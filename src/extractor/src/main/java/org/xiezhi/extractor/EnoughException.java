package org.xiezhi.extractor;

/** The limits of what is shown are reached; ends the reading from wherever it is. */
final class EnoughException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EnoughException(String limit) {
        super(limit, null, false, false);
    }
}
