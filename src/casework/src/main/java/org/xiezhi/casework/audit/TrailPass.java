package org.xiezhi.casework.audit;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.xiezhi.ledger.CheckpointSigner;
import org.xiezhi.ledger.Finding;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogCheck;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.LogReport;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.TreeHead;

/** One verification: a pass over the entries on disk beside one snapshot of the database, then one over the rows. */
final class TrailPass {

    /** A thousand contradictions say no more than a hundred; the count tells the rest. */
    private static final int MOST_FINDINGS = 200;

    /** What findings call the head that came from outside. */
    private static final String KEPT = "a checkpoint kept outside";

    private final LogFolder folder;
    private final NoteVerifier key;
    private final CheckpointSigner signer;
    private final TrailProgress progress;
    private final List<TrailFinding> findings = new ArrayList<>();
    private long total;

    TrailPass(LogFolder folder, NoteVerifier key, CheckpointSigner signer) {
        this(folder, key, signer, TrailProgress.none());
    }

    TrailPass(LogFolder folder, NoteVerifier key, CheckpointSigner signer, TrailProgress progress) {
        this.folder = folder;
        this.key = key;
        this.signer = signer;
        this.progress = progress;
    }

    private void take(TrailFinding finding) {
        total++;
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    /** Integration stands still, so the report will not cover what waits. */
    void integrationStopped(String alarm) {
        take(new TrailFinding("integration_stopped", "signer", "a running signer", alarm));
    }

    /** Everything. */
    TrailReport run(DataSource database, Instant now) throws SQLException {
        return run(database, now, TreeHead.EMPTY, Optional.empty());
    }

    /** Everything, and whether the log continues a head that somebody kept outside. */
    TrailReport against(DataSource database, Instant now, TreeHead kept) throws SQLException {
        judge(kept);
        return run(database, now, TreeHead.EMPTY, Optional.of(kept));
    }

    /**
     * What came after a head that was verified before: the entries behind it, the rows they speak of, and rows that name
     * no entry. It sees neither an older entry, value or tile that was changed since, nor a row changed or deleted by
     * hand that no later act touched; only the whole verification does, and it takes the place of this one if the log
     * does not continue that head.
     */
    TrailReport since(DataSource database, Instant now, TreeHead kept) throws SQLException {
        return run(database, now, judge(kept) ? kept : TreeHead.EMPTY, Optional.of(kept));
    }

    private TrailReport run(DataSource database, Instant now, TreeHead verified, Optional<TreeHead> kept)
            throws SQLException {
        // Before the snapshot: whatever was signed by now is a leaf of the database by then.
        TreeHead signed = lastSigned();
        try (Snapshot snapshot = Snapshot.of(database.getConnection())) {
            if (snapshot.size() < signed.size()) {
                take(new TrailFinding(
                        "database_behind", "log_state", signed.size() + " entries", snapshot.size() + " entries"));
            }
            Erasures erasures = new Erasures(snapshot, folder, verified, this::take);
            LogReport tree;
            try (EntryCheck entries = new EntryCheck(snapshot, verified.size(), erasures, this::take)) {
                progress.begin(snapshot.size());
                tree = LogCheck.of(folder).trusting(key).after(verified).run((leaf, bytes) -> {
                    entries.leaf(leaf, bytes);
                    progress.compared(leaf + 1);
                });
                tree.findings().forEach(this::take);
                entries.finish();
            }
            compareWithRecord(signed, tree.rebuilt());
            progress.rows();
            RowCheck check = new RowCheck(snapshot, this::take);
            long rows = verified.size() == 0 ? check.all() : check.since(verified.size());
            return new TrailReport(
                    now,
                    verified.size(),
                    kept,
                    tree.rebuilt().size(),
                    tree.unsigned(),
                    rows,
                    erasures.values(),
                    tree.rebuilt().root().base64(),
                    tree.checkpoint()
                            .map(note -> new String(note.bytes(), StandardCharsets.UTF_8))
                            .orElse(""),
                    findings,
                    total);
        }
    }

    /** Whether the log continues a head that somebody outside kept; what was published once is never taken back. */
    private boolean judge(TreeHead kept) {
        long size = folder.tileSize();
        long published = TrailLog.published(folder);
        // One that is missing or cannot be read is a finding of its own.
        long shown = published == 0 ? size : Math.min(published, size);
        if (shown < kept.size()) {
            take(new TrailFinding("kept_ahead", KEPT, kept.toString(), shown + " entries"));
            return false;
        }
        try {
            TreeHead found = folder.headAt(kept.size());
            if (found.equals(kept)) {
                return true;
            }
            take(new TrailFinding("kept_fork", KEPT, kept.toString(), found.toString()));
        } catch (LedgerException e) {
            take(new TrailFinding("kept_fork", KEPT, kept.toString(), String.valueOf(e.getMessage())));
        }
        return false;
    }

    /** Without the signer nobody knows what it signed: a cut tail would pass, so its absence is a finding. */
    private TreeHead lastSigned() {
        try {
            return signer.lastSigned();
        } catch (SignerAwayException e) {
            take(new TrailFinding("signer_absent", "signer", "a running signer", String.valueOf(e.getMessage())));
            return TreeHead.EMPTY;
        }
    }

    private void take(Finding finding) {
        take(new TrailFinding(
                "log_" + finding.kind().name().toLowerCase(Locale.ROOT),
                finding.where(),
                finding.expected(),
                finding.found()));
    }

    /** The folder alone does not show that its tail was cut together with the checkpoint; the signer's record does. */
    private void compareWithRecord(TreeHead signed, TreeHead rebuilt) {
        if (rebuilt.size() < signed.size()) {
            take(new TrailFinding("log_fork", "signer", signed.toString(), rebuilt.toString()));
            return;
        }
        try {
            TreeHead found = folder.headAt(signed.size());
            if (!found.equals(signed)) {
                take(new TrailFinding("log_fork", "signer", signed.toString(), found.toString()));
            }
        } catch (LedgerException e) {
            take(new TrailFinding("log_fork", "signer", signed.toString(), String.valueOf(e.getMessage())));
        }
    }
}
