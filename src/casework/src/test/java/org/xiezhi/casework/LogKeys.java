package org.xiezhi.casework;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.NoteVerifier;

/** Keys of logs, made for one test. */
public final class LogKeys {

    private LogKeys() {}

    /** A new one under the name of a log. */
    public static NoteSigner make(String log) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(new NoteVerifier(log, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
