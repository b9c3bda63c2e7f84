package org.xiezhi.casework.audit;

import org.jspecify.annotations.Nullable;

/** The signer gave no answer that could be used; it is asked again, and nothing is signed until it answers. */
final class SignerAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignerAwayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
