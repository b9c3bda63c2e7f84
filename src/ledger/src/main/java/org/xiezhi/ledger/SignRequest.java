package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a signer that is a process of its own: a head, and the proof that it continues what was signed
 * before. The body of {@code add-checkpoint} (C2SP tlog-witness) before the log's own signature exists; docs/formats/
 * signer.md.
 *
 * @param checkpoint what is to be signed
 * @param sinceOld from the size that the asker believes was signed last
 */
public record SignRequest(Checkpoint checkpoint, ConsistencyProof sinceOld) {

    // C2SP tlog-witness: a tree of 2^63 entries needs no more.
    private static final int MOST_HASHES = 63;
    private static final String OLD = "old ";

    /** Refuses a proof that leads to another size, and more hashes than any tree needs. */
    public SignRequest {
        if (sinceOld.to() != checkpoint.head().size()) {
            throw new MalformedException("request: expected a proof to size "
                    + checkpoint.head().size() + ", found one to " + sinceOld.to());
        }
        if (sinceOld.hashes().size() > MOST_HASHES) {
            throw new MalformedException("request: expected at most " + MOST_HASHES + " hashes, found "
                    + sinceOld.hashes().size());
        }
    }

    /** Reads a body; says nothing about whether the proof holds. */
    public static SignRequest parse(byte[] body) {
        String all = StrictText.utf8(body);
        int blank = all.indexOf("\n\n");
        if (!all.startsWith(OLD) || blank < 0) {
            throw new MalformedException("request: expected 'old <size>', hashes, a blank line and a checkpoint");
        }
        String[] lines = all.substring(OLD.length(), blank).split("\n", -1);
        List<Hash> hashes = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            hashes.add(Hash.ofBase64(lines[i]));
        }
        Checkpoint checkpoint = Checkpoint.parse(all.substring(blank + 2));
        return new SignRequest(
                checkpoint,
                new ConsistencyProof(
                        StrictText.decimal(lines[0]), checkpoint.head().size(), hashes));
    }

    /** The body. */
    public byte[] bytes() {
        StringBuilder body = new StringBuilder(OLD).append(sinceOld.from()).append('\n');
        sinceOld.hashes().forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(checkpoint.text()).toString().getBytes(StandardCharsets.UTF_8);
    }
}
