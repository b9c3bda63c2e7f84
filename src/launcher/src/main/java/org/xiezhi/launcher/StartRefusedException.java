package org.xiezhi.launcher;

/** The start is refused for a reason the operator can remove; the message is a sentence that says how. */
public class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefusedException(String message) {
        super(message);
    }

    public StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
