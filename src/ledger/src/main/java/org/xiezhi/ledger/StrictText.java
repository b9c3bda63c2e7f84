package org.xiezhi.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 and decimal numbers without a second spelling. */
final class StrictText {

    private StrictText() {}

    static String utf8(byte[] bytes) {
        try {
            // A new decoder reports malformed input; new String(…) would replace it in silence.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("expected UTF-8, found other bytes", e);
        }
    }

    static long decimal(String text) {
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && Long.toString(value).equals(text)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new MalformedException("expected a decimal number below 2^63, found " + text, e);
        }
        throw new MalformedException("expected a decimal number without sign and leading zeroes, found " + text);
    }
}
