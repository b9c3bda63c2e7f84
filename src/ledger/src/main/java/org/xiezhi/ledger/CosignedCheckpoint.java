package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A checkpoint with the cosignatures that hold; lines of keys that the policy does not know are left out.
 *
 * @param note signature of the log, then cosignatures
 * @param policy whose witnesses count
 */
public record CosignedCheckpoint(SignedNote note, TlogPolicy policy) {

    /** The checkpoint with the log's own signature alone; whether that one holds is for the caller to ask. */
    public static CosignedCheckpoint of(SignedCheckpoint signed, TlogPolicy policy, NoteVerifier log) {
        List<NoteSignature> own = signed.note().signatures().stream()
                .filter(line -> line.name().equals(log.name()) && line.keyId() == log.keyId())
                .toList();
        return new CosignedCheckpoint(new SignedNote(signed.note().text(), own), policy);
    }

    /**
     * With the cosignatures that another note over the same checkpoint has.
     *
     * @throws UnverifiedException if a line claims to be by a witness of the policy and is not
     */
    public CosignedCheckpoint with(SignedNote other) {
        if (!other.text().equals(note.text())) {
            throw new MalformedException(
                    "cosigned checkpoint: expected a note over '" + note.text() + "', found '" + other.text() + "'");
        }
        List<NoteSignature> kept = new ArrayList<>(note.signatures());
        for (NoteSignature line : other.signatures()) {
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
     * With the lines that a witness answered.
     *
     * @throws MalformedException if it is anything but signature lines
     * @throws UnverifiedException if a line claims to be by a witness of the policy and is not
     */
    public CosignedCheckpoint withAnswer(byte[] answer) {
        String all = new String(note.bytes(), StandardCharsets.UTF_8) + new String(answer, StandardCharsets.UTF_8);
        SignedNote joined = SignedNote.parse(all.getBytes(StandardCharsets.UTF_8));
        if (!joined.text().equals(note.text())) {
            throw new MalformedException("answer: expected signature lines, found a text");
        }
        return with(joined);
    }

    /**
     * The witnesses that cosigned, by their names in the policy.
     *
     * @throws UnverifiedException if a line claims to be by one of them and is not
     */
    public Set<String> witnesses() {
        Set<String> names = new TreeSet<>();
        for (TlogPolicy.Witness witness : policy.witnesses()) {
            if (witness.key().cosigned(note).isPresent()) {
                names.add(witness.name());
            }
        }
        return names;
    }

    /** Whether enough witnesses cosigned. */
    public boolean meetsQuorum() {
        return policy.quorum().isMetBy(witnesses());
    }
}
