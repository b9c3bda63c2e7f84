package org.xiezhi.vault.key;

import java.util.UUID;

/**
 * The key of what one account keeps for itself outside every matter. It follows from a version of the unit key (HKDF, info =
 * "xiezhi account key v1" || account id), so that nothing of it is stored.
 */
public final class AccountKey implements AutoCloseable {

    private static final String LABEL = "xiezhi account key v1";

    private final KeyBytes key;
    private final UUID account;
    private final int version;

    AccountKey(UnitKey unit, UUID account) {
        this.key = unit.key().derive(LABEL, account);
        this.account = account;
        this.version = unit.version();
    }

    /** Of the unit key that it follows from; stands beside whatever is sealed under it. */
    public int version() {
        return version;
    }

    /** As {@link MatterKey#derive}. */
    public KeyBytes derive(String purpose, InsecureKeyBytesAccess access) {
        if (!InsecureKeyBytesAccess.get().equals(access)) {
            throw new IllegalArgumentException("expected the access token, found another object or null");
        }
        return key.derive(purpose, account);
    }

    @Override
    public void close() {
        key.close();
    }
}
