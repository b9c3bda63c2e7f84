package org.xiezhi.procedure;

import org.jspecify.annotations.Nullable;

/** The rulebook cannot be used: says in which file and line, what was expected and what was found. */
public final class RulebookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RulebookException(String message) {
        super(message);
    }

    RulebookException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
