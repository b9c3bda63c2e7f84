package org.xiezhi.launcher;

import org.jspecify.annotations.Nullable;

/** The server failed; the cause and the server log tell why. */
class StartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The innermost reason in one line: that is the one that says what to repair. */
    String reason() {
        Throwable innermost = this;
        Throwable next = getCause();
        while (next != null && next != innermost) {
            innermost = next;
            next = next.getCause();
        }
        String message = innermost.getMessage();
        String text =
                message == null || message.isBlank() ? innermost.getClass().getName() : message;
        return inOneLine(text);
    }

    static String inOneLine(String text) {
        return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
