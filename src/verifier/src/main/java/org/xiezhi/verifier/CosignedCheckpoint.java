package org.xiezhi.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteSignature;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;

/**
 * A checkpoint with the cosignatures that hold; lines of keys that the policy does not know are left out.
 *
 * @param note signature of the log, then cosignatures
 * @param policy whose witnesses count
 */
record CosignedCheckpoint(SignedNote note, TlogPolicy policy) {

    static CosignedCheckpoint of(SignedCheckpoint signed, TlogPolicy policy, NoteVerifier log) {
        List<NoteSignature> own = signed.note().signatures().stream()
                .filter(line -> line.name().equals(log.name()) && line.keyId() == log.keyId())
                .toList();
        return new CosignedCheckpoint(new SignedNote(signed.note().text(), own), policy);
    }

    /** With the cosignatures of a file that was written before. */
    CosignedCheckpoint with(Optional<byte[]> earlier) {
        return earlier.map(file -> with(SignedNote.parse(file).signatures())).orElse(this);
    }

    /** With the lines that a witness answered. */
    CosignedCheckpoint withAnswer(byte[] answer) {
        String all = new String(note.bytes(), StandardCharsets.UTF_8) + new String(answer, StandardCharsets.UTF_8);
        SignedNote joined = SignedNote.parse(all.getBytes(StandardCharsets.UTF_8));
        if (!joined.text().equals(note.text())) {
            throw new MalformedException("answer: expected signature lines, found a text");
        }
        return with(joined.signatures());
    }

    private CosignedCheckpoint with(List<NoteSignature> lines) {
        List<NoteSignature> kept = new ArrayList<>(note.signatures());
        for (NoteSignature line : lines) {
            boolean known = policy.witnesses().stream()
                    .map(TlogPolicy.Witness::key)
                    .anyMatch(key -> key.name().equals(line.name()) && key.keyId() == line.keyId());
            if (known && !kept.contains(line)) {
                kept.add(line);
            }
        }
        CosignedCheckpoint joined = new CosignedCheckpoint(new SignedNote(note.text(), kept), policy);
        joined.witnesses();
        return joined;
    }

    /**
     * The witnesses that cosigned, by their names in the policy.
     *
     * @throws org.xiezhi.ledger.UnverifiedException if a line claims to be by one of them and is not
     */
    Set<String> witnesses() {
        Set<String> names = new TreeSet<>();
        for (TlogPolicy.Witness witness : policy.witnesses()) {
            if (witness.key().cosigned(note).isPresent()) {
                names.add(witness.name());
            }
        }
        return names;
    }
}
