package org.xiezhi.signer;

/** The signer does not start, for a reason that somebody can remove; the message is a sentence that says how. */
final class SignerRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Exit code of a refusal that lasts until somebody has done something. */
    static final int REFUSED = 2;

    /** Exit code when another signer works on the folder: it may be tried again. */
    static final int IN_USE = 3;

    private final int exitCode;

    SignerRefusedException(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    SignerRefusedException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = REFUSED;
    }

    int exitCode() {
        return exitCode;
    }
}
