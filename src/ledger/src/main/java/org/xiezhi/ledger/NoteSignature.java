package org.xiezhi.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note.
 *
 * @param name key name
 * @param blob base64 of the key id (4 bytes) and the signature
 */
public record NoteSignature(String name, String blob) {

    private static final String DASH = "\u2014 ";

    /** Refuses a name no key can have, and a blob without signature. */
    public NoteSignature {
        requireName(name);
        if (StrictBase64.decode(blob).length <= Integer.BYTES) {
            throw new MalformedException("signature: expected a key id and a signature, found " + blob);
        }
    }

    static NoteSignature of(String name, int keyId, byte[] signature) {
        byte[] blob = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return new NoteSignature(name, StrictBase64.encode(blob));
    }

    static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new MalformedException("signature line: expected '— <key name> <base64>', found '" + line + "'");
        }
        return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    /** The first four bytes of the blob. */
    public int keyId() {
        return ByteBuffer.wrap(StrictBase64.decode(blob)).getInt();
    }

    /** The blob without the key id. */
    public byte[] signature() {
        byte[] bytes = StrictBase64.decode(blob);
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    /** The line without newline. */
    public String line() {
        return DASH + name + " " + blob;
    }

    static void requireName(String name) {
        if (name.isEmpty() || name.codePoints().anyMatch(NoteSignature::isForbidden)) {
            throw new MalformedException(
                    "key name: expected a name without spaces, plus and control characters, found '" + name + "'");
        }
    }

    private static boolean isForbidden(int c) {
        return c == '+' || c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
