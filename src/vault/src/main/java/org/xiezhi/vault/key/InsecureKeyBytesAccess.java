package org.xiezhi.vault.key;

/**
 * Who asks for this token takes naked key bytes into his hands and must wipe them; searching for its name finds every such place.
 */
public final class InsecureKeyBytesAccess {

    private static final InsecureKeyBytesAccess TOKEN = new InsecureKeyBytesAccess();

    private InsecureKeyBytesAccess() {}

    public static InsecureKeyBytesAccess get() {
        return TOKEN;
    }
}
