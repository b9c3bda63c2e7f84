package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;

/**
 * What is asked of a witness: a checkpoint with the log's signature, and the proof that it continues what the witness
 * saw before. The body of {@code add-checkpoint} (C2SP tlog-witness).
 *
 * @param signed what is to be cosigned
 * @param sinceOld from the size that the asker believes was cosigned last
 */
public record CosignRequest(SignedCheckpoint signed, ConsistencyProof sinceOld) {

    /** Refuses a proof that leads to another size, and more hashes than any tree needs. */
    public CosignRequest {
        AddCheckpointBody.requireFits(signed.checkpoint(), sinceOld);
    }

    /** Reads a body; says nothing about whether proof and signatures hold. */
    public static CosignRequest parse(byte[] body) {
        AddCheckpointBody parts = AddCheckpointBody.parse(body);
        SignedCheckpoint signed = SignedCheckpoint.parse(parts.rest().getBytes(StandardCharsets.UTF_8));
        return new CosignRequest(signed, parts.proofTo(signed.checkpoint()));
    }

    /** The body. */
    public byte[] bytes() {
        String note = new String(signed.bytes(), StandardCharsets.UTF_8);
        return new AddCheckpointBody(sinceOld.from(), sinceOld.hashes(), note).bytes();
    }
}
