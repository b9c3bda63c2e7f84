package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That an entry is in a signed log, in one file for somebody without access to it (C2SP tlog-proof).
 *
 * @param extra base64 of data that nothing vouches for; this log writes none
 * @param index which entry
 * @param hashes inclusion proof in the tree of the checkpoint
 * @param checkpoint the signed checkpoint, verbatim
 */
public record OfflineProof(Optional<String> extra, long index, List<Hash> hashes, String checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** Refuses an index outside the checkpoint's tree and a checkpoint that is none. */
    public OfflineProof {
        hashes = List.copyOf(hashes);
        extra.ifPresent(StrictBase64::decode);
        inclusion(index, hashes, checkpoint);
    }

    /** A proof without extra data. */
    public static OfflineProof of(InclusionProof inclusion, byte[] checkpoint) {
        return new OfflineProof(Optional.empty(), inclusion.index(), inclusion.hashes(), StrictText.utf8(checkpoint));
    }

    /** Reads the file. */
    public static OfflineProof parse(byte[] file) {
        String all = StrictText.utf8(file);
        // No line of the head is empty, so the first blank line ends it.
        int blank = all.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException("proof: expected a blank line before the checkpoint, found none");
        }
        List<String> lines = List.of(all.substring(0, blank).split("\n", -1));
        if (!lines.get(0).equals(HEADER)) {
            throw new MalformedException("proof: expected " + HEADER + ", found " + lines.get(0));
        }
        Optional<String> extra = lines.size() > 1 && lines.get(1).startsWith(EXTRA)
                ? Optional.of(lines.get(1).substring(EXTRA.length()))
                : Optional.empty();
        int at = extra.isPresent() ? 2 : 1;
        if (lines.size() <= at || !lines.get(at).startsWith(INDEX)) {
            throw new MalformedException("proof: expected an index line, found none at line " + (at + 1));
        }
        List<Hash> hashes = new ArrayList<>();
        lines.subList(at + 1, lines.size()).forEach(line -> hashes.add(Hash.ofBase64(line)));
        long index = StrictText.decimal(lines.get(at).substring(INDEX.length()));
        return new OfflineProof(extra, index, hashes, all.substring(blank + 2));
    }

    /** The file. */
    public byte[] bytes() {
        StringBuilder file = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(data -> file.append(EXTRA).append(data).append('\n'));
        file.append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> file.append(hash.base64()).append('\n'));
        return file.append('\n').append(checkpoint).toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks that this entry is in the log that this key signs.
     *
     * @return the checkpoint it is in
     * @throws UnverifiedException if signature, origin or hashes do not hold
     */
    public Checkpoint verify(byte[] entry, NoteVerifier log) {
        SignedNote note = note(checkpoint);
        note.verify(List.of(log));
        Checkpoint signed = Checkpoint.parse(note.text());
        if (!signed.origin().equals(log.name())) {
            throw new UnverifiedException("proof: expected origin " + log.name() + ", found " + signed.origin());
        }
        Hash leaf = MerkleTree.leaf(entry);
        if (!inclusion(index, hashes, checkpoint).proves(leaf, signed.head())) {
            throw new UnverifiedException("proof: expected leaf " + leaf + " at index " + index + " under root "
                    + signed.head().root() + ", found other hashes");
        }
        return signed;
    }

    private static SignedNote note(String checkpoint) {
        return SignedNote.parse(checkpoint.getBytes(StandardCharsets.UTF_8));
    }

    private static InclusionProof inclusion(long index, List<Hash> hashes, String checkpoint) {
        long size = Checkpoint.parse(note(checkpoint).text()).head().size();
        return new InclusionProof(index, size, hashes);
    }
}
