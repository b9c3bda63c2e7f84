package org.xiezhi.benchmarks;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.TreeHead;

/**
 * A signed log of {@link SampleEntries} on disk.
 *
 * @param folder with tiles, key and checkpoint
 * @param size entries
 * @param key under which its checkpoint is signed
 */
record SampleLog(Path folder, long size, NoteVerifier key) {

    private static final String NAME = "xiezhi/trail/benchmark";

    /** Sixteen bundles, as an integrator takes at most. */
    private static final int STEP = 4_096;

    /** Writes it. */
    static SampleLog write(Path folder, long size) {
        NoteSigner signer = signer();
        LogFolder log = LogFolder.open(folder);
        log.installKey(signer.verifier());
        TreeHead head = TreeHead.EMPTY;
        while (head.size() < size) {
            List<byte[]> entries = new ArrayList<>();
            for (long next = head.size(); next < Math.min(size, head.size() + STEP); next++) {
                entries.add(SampleEntries.entry(next));
            }
            head = log.append(head.size(), entries);
        }
        log.publish(signer.sign(new Checkpoint(NAME, head).text()).bytes());
        return new SampleLog(folder, size, signer.verifier());
    }

    private static NoteSigner signer() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(new NoteVerifier(NAME, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected Ed25519 in every JDK from 15 on, found none", e);
        }
    }
}
