package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                .distinct()
                .toList();
        return new CosignedCheckpoint(new SignedNote(signed.note().text(), own), policy);
    }

    /**
     * With the cosignatures that another note over the same checkpoint has; of several by one key the latest, so that no
     * witness fills the note with its own.
     *
     * @throws UnverifiedException if a line claims to be by a witness of the policy and is not
     */
    public CosignedCheckpoint with(SignedNote other) {
        if (!other.text().equals(note.text())) {
            throw new MalformedException(
                    "cosigned checkpoint: expected a note over '" + note.text() + "', found '" + other.text() + "'");
        }
        List<NoteSignature> kept = new ArrayList<>();
        Map<CosignerKey, NoteSignature> latest = new LinkedHashMap<>();
        for (NoteSignature line : note.signatures()) {
            claimed(line).ifPresentOrElse(key -> keepLatest(latest, key, line), () -> kept.add(line));
        }
        for (NoteSignature line : other.signatures()) {
            claimed(line).ifPresent(key -> keepLatest(latest, key, line));
        }
        kept.addAll(latest.values());
        return new CosignedCheckpoint(new SignedNote(note.text(), kept), policy);
    }

    private Optional<CosignerKey> claimed(NoteSignature line) {
        return policy.witnesses().stream()
                .map(TlogPolicy.Witness::key)
                .filter(key -> key.claims(line))
                .findFirst();
    }

    private void keepLatest(Map<CosignerKey, NoteSignature> latest, CosignerKey key, NoteSignature line) {
        // Also of a line that is not kept: one that claims to be by a witness and is not spoils the whole note.
        long time = key.time(note.text(), line);
        latest.merge(key, line, (before, next) -> key.time(note.text(), before) < time ? next : before);
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
