package org.xiezhi.vault.key;

import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;

/** A root whose key is known to everybody, for golden files. */
public final class FixedRoot implements KeyStoreRoot {

    public static final String HEX = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private final KeyBytes key = KeyBytes.takeOver(HexFormat.of().parseHex(HEX), InsecureKeyBytesAccess.get());
    private final SecureRandom random = new SecureRandom();

    @Override
    public byte[] wrap(KeyBytes wrapped, byte[] associatedData) {
        return KeyBox.seal(key, wrapped.copy(InsecureKeyBytesAccess.get()), associatedData, random);
    }

    @Override
    public KeyBytes unwrap(byte[] wrapped, byte[] associatedData) throws AEADBadTagException {
        return KeyBytes.takeOver(KeyBox.open(key, wrapped, associatedData), InsecureKeyBytesAccess.get());
    }
}
