package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text signed by one or more keys (C2SP signed-note).
 *
 * @param text the signed text, with its last newline
 * @param signatures at least one line
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** C2SP asks for at least 16; the Go reference stops at 100. Without a limit a reader can be kept busy. */
    public static final int MAX_SIGNATURES = 100;

    private static final int MAX_BYTES = 1_000_000;

    /** Refuses what cannot be written as a note. */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedException("note: expected text ending in a newline without other control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new MalformedException(
                    "note: expected 1 to " + MAX_SIGNATURES + " signatures, found " + signatures.size());
        }
    }

    /** Reads a note; says nothing about whether its signatures hold. */
    public static SignedNote parse(byte[] note) {
        if (note.length > MAX_BYTES) {
            throw new MalformedException("note: expected at most " + MAX_BYTES + " bytes, found " + note.length);
        }
        String all = StrictText.utf8(note);
        // The last blank line: the text itself may hold blank lines.
        int blank = all.lastIndexOf("\n\n");
        if (blank < 0 || !all.endsWith("\n") || blank == all.length() - 2) {
            throw new MalformedException("note: expected text, a blank line and signature lines, found no such split");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : all.substring(blank + 2, all.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(all.substring(0, blank + 1), signatures);
    }

    /** The whole note. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Verifies every signature by a known key and ignores the others.
     *
     * @return the known keys that signed, at least one
     * @throws UnverifiedException if a known key's signature fails, or no known key signed
     */
    public List<NoteVerifier> verify(Collection<NoteVerifier> known) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        List<NoteVerifier> signers = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (NoteVerifier key : known) {
                if (!key.name().equals(signature.name()) || key.keyId() != signature.keyId()) {
                    continue;
                }
                if (!key.verifies(signed, signature.signature())) {
                    throw new UnverifiedException(
                            "note: expected a valid signature by " + key.vkey() + ", found " + signature.blob());
                }
                if (!signers.contains(key)) {
                    signers.add(key);
                }
            }
        }
        if (signers.isEmpty()) {
            throw new UnverifiedException("note: expected a signature by one of "
                    + known.stream().map(NoteVerifier::vkey).toList() + ", found "
                    + signatures.stream().map(NoteSignature::name).toList());
        }
        return List.copyOf(signers);
    }
}
