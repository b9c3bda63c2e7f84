package org.xiezhi.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Stands for a row of a table in a few bytes, by a digest: two rows with one key are not known. */
record RowKey(long high, long low) {

    static RowKey of(String table, String id) {
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest((table + "\0" + id).getBytes(StandardCharsets.UTF_8)));
        return new RowKey(digest.getLong(), digest.getLong());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every JDK, found none", e);
        }
    }
}
