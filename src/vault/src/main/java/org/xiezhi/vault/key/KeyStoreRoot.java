package org.xiezhi.vault.key;

import javax.crypto.AEADBadTagException;

/**
 * The root of all keys. It wraps and unwraps inside itself, so that a root key in an HSM never has to leave it.
 *
 * <p>Implementations are safe for use by several threads. Nothing here is durable by itself: whoever asks for a wrapped key stores it.
 */
public interface KeyStoreRoot {

    /** Encrypts a key under the root key, bound to the associated data. */
    byte[] wrap(KeyBytes key, byte[] associatedData);

    /**
     * Opens what {@link #wrap} made; the caller owns the key and closes it.
     *
     * @throws AEADBadTagException if it was wrapped by another root, for other associated data, or was changed
     */
    KeyBytes unwrap(byte[] wrapped, byte[] associatedData) throws AEADBadTagException;
}
