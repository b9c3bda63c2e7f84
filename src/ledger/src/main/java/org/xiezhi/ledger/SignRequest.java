package org.xiezhi.ledger;

/**
 * What is asked of a signer that is a process of its own: a head, and the proof that it continues what was signed
 * before. The body of {@code add-checkpoint} (C2SP tlog-witness) before the log's own signature exists; docs/formats/
 * signer.md.
 *
 * @param checkpoint what is to be signed
 * @param sinceOld from the size that the asker believes was signed last
 */
public record SignRequest(Checkpoint checkpoint, ConsistencyProof sinceOld) {

    /** Refuses a proof that leads to another size, and more hashes than any tree needs. */
    public SignRequest {
        AddCheckpointBody.requireFits(checkpoint, sinceOld);
    }

    /** Reads a body; says nothing about whether the proof holds. */
    public static SignRequest parse(byte[] body) {
        AddCheckpointBody parts = AddCheckpointBody.parse(body);
        Checkpoint checkpoint = Checkpoint.parse(parts.rest());
        return new SignRequest(checkpoint, parts.proofTo(checkpoint));
    }

    /** The body. */
    public byte[] bytes() {
        return new AddCheckpointBody(sinceOld.from(), sinceOld.hashes(), checkpoint.text()).bytes();
    }
}
