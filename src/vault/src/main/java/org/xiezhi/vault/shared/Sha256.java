package org.xiezhi.vault.shared;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Where SHA-256 comes from: {@link NativeCrypto}, or the JDK, which must have it (Java Security Standard Algorithm Names). */
public final class Sha256 {

    public static final int LENGTH = 32;

    private Sha256() {}

    public static MessageDigest begin() {
        try {
            return NativeCrypto.sha256();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
