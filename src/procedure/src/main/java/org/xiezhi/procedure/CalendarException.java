package org.xiezhi.procedure;

/** A date cannot be computed because the rulebook has no holidays for its year; says which file is missing. */
public final class CalendarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalendarException(String message) {
        super(message);
    }
}
