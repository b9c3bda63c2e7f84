package org.xiezhi.casework.timestamp;

import org.jspecify.annotations.Nullable;

/** No stamp that holds came of a question; says what was expected and found. */
final class StampFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final StampTrouble trouble;

    StampFailedException(StampTrouble trouble, String message) {
        this(trouble, message, null);
    }

    StampFailedException(StampTrouble trouble, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    StampTrouble trouble() {
        return trouble;
    }
}
