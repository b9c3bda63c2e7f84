package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of {@code add-checkpoint} (C2SP tlog-witness): a size line, hashes, a blank line, and what is to be signed.
 *
 * @param old size that the asker believes was signed last
 * @param hashes of the proof from there
 * @param rest a checkpoint, with or without signatures
 */
record AddCheckpointBody(long old, List<Hash> hashes, String rest) {

    // C2SP tlog-witness: a tree of 2^63 entries needs no more.
    private static final int MOST_HASHES = 63;
    private static final String OLD = "old ";

    AddCheckpointBody {
        hashes = List.copyOf(hashes);
    }

    static AddCheckpointBody parse(byte[] body) {
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
        return new AddCheckpointBody(StrictText.decimal(lines[0]), hashes, all.substring(blank + 2));
    }

    byte[] bytes() {
        StringBuilder body = new StringBuilder(OLD).append(old).append('\n');
        hashes.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(rest).toString().getBytes(StandardCharsets.UTF_8);
    }

    ConsistencyProof proofTo(Checkpoint checkpoint) {
        return new ConsistencyProof(old, checkpoint.head().size(), hashes);
    }

    /** Refuses a proof that leads to another size, and more hashes than any tree needs. */
    static void requireFits(Checkpoint checkpoint, ConsistencyProof sinceOld) {
        if (sinceOld.to() != checkpoint.head().size()) {
            throw new MalformedException("request: expected a proof to size "
                    + checkpoint.head().size() + ", found one to " + sinceOld.to());
        }
        if (sinceOld.hashes().size() > MOST_HASHES) {
            throw new MalformedException("request: expected at most " + MOST_HASHES + " hashes, found "
                    + sinceOld.hashes().size());
        }
    }
}
