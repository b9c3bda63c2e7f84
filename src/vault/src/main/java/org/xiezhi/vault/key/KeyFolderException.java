package org.xiezhi.vault.key;

import org.jspecify.annotations.Nullable;

/** The key folder cannot be used: wrong password, a missing or foreign file, a failing disk. The product must not start. */
public final class KeyFolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyFolderException(String message) {
        this(message, null);
    }

    public KeyFolderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
