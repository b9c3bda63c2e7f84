package org.xiezhi.ledger;

import java.util.Base64;

/** Standard base64 with one spelling per value. */
final class StrictBase64 {

    private StrictBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("expected base64, found " + text, e);
        }
        // The JDK also takes missing padding and stray low bits: two spellings of one value would be two proofs.
        if (!encode(bytes).equals(text)) {
            throw new MalformedException("expected canonical base64 " + encode(bytes) + ", found " + text);
        }
        return bytes;
    }
}
