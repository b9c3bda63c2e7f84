package org.xiezhi.benchmarks;

/** A program that a part needs is not on this machine; the message says how it gets there. */
final class MissingProgramException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingProgramException(String message) {
        super(message);
    }
}
