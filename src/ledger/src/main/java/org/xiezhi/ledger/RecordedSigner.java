package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Signs in this process and keeps the last signed head in a file of its own, outside the log's folder. Several processes
 * with the same key may share the record: each signature looks at it anew, one at a time.
 */
public final class RecordedSigner implements CheckpointSigner {

    private final Path record;
    private final LedgerFiles files;
    private final NoteSigner signer;

    private RecordedSigner(Path record, LedgerFiles files, NoteSigner signer) {
        this.record = record.toAbsolutePath();
        this.files = files;
        this.signer = signer;
    }

    /** Starts the record of a new log; refuses if there is one. The folder must exist. */
    public static RecordedSigner create(Path record, LedgerFiles files, NoteSigner signer) {
        if (files.exists(record)) {
            throw new LedgerException("record of the signer: expected none at " + record + ", found one");
        }
        RecordedSigner created = new RecordedSigner(record, files, signer);
        created.persist(TreeHead.EMPTY);
        return created;
    }

    /** Goes on with a record; refuses if there is none, for a signer that forgot could sign a fork. */
    public static RecordedSigner open(Path record, LedgerFiles files, NoteSigner signer) {
        RecordedSigner opened = new RecordedSigner(record, files, signer);
        opened.lastSigned();
        return opened;
    }

    @Override
    public TreeHead lastSigned() {
        byte[] bytes = files.read(record)
                .orElseThrow(
                        () -> new LedgerException("record of the signer: expected one at " + record + ", found none"));
        Checkpoint recorded = Checkpoint.parse(StrictText.utf8(bytes));
        if (!recorded.origin().equals(signer.verifier().name())) {
            throw new LedgerException("record of the signer: expected origin "
                    + signer.verifier().name() + ", found " + recorded.origin());
        }
        return recorded.head();
    }

    @Override
    public synchronized SignedCheckpoint sign(TreeHead next, ConsistencyProof sinceLast) {
        // From the look at the record to the signature: another process may share the record.
        return files.exclusively(record.resolveSibling(record.getFileName() + ".lock"), () -> {
            TreeHead last = lastSigned();
            if (!sinceLast.proves(last, next)) {
                throw new ForkException("expected a head that continues " + last + ", found " + next
                        + " with a proof from " + sinceLast.from() + " to " + sinceLast.to());
            }
            // Before the signature exists: a crash in between costs a signature, the other order could allow a second
            // tree.
            persist(next);
            Checkpoint checkpoint = checkpoint(next);
            return new SignedCheckpoint(checkpoint, signer.sign(checkpoint.text()));
        });
    }

    private Checkpoint checkpoint(TreeHead head) {
        return new Checkpoint(signer.verifier().name(), head);
    }

    private void persist(TreeHead head) {
        Path staged = record.resolveSibling(record.getFileName() + ".new");
        files.write(staged, checkpoint(head).text().getBytes(StandardCharsets.UTF_8));
        files.rename(staged, record);
        files.forceFolder(TileStore.folderOf(record));
    }
}
