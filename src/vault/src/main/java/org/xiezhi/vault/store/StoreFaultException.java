package org.xiezhi.vault.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The store itself does not answer, or refuses the product: this says nothing of any object in it. */
public final class StoreFaultException extends IOException {

    private static final long serialVersionUID = 1L;

    public StoreFaultException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
