package org.xiezhi.verifier;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.LogCheck;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.LogReport;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedNote;

/** Checks a whole log folder from its entries up. */
final class LogVerification {

    private static final String EARLIER = "earlier checkpoint";

    private final Given given;
    private final Report report;
    private final Scratch scratch;

    LogVerification(Given given, Report report, Scratch scratch) {
        this.given = given;
        this.report = report;
        this.scratch = scratch;
    }

    /** The rows are compared with the entries if there are any. */
    void run(Path path, Optional<RowTrail> rows) {
        LogFolder folder = LogFolder.open(path, new ReadOnlyFiles(report));
        // Before the checkpoint, which is the first to grow.
        Optional<byte[]> cosigned = folder.cosigned();
        Optional<byte[]> published = folder.checkpoint();
        Optional<NoteVerifier> key =
                given.keyOf(published.flatMap(LogVerification::origin).orElse(""));
        LogCheck check = LogCheck.of(folder);
        check = key.map(check::trusting).orElse(check);
        check = given.earlier().map(check::since).orElse(check);

        try (EntryChecks entries = EntryChecks.ofLog(report, rows, scratch)) {
            WitnessCheck witnesses = new WitnessCheck(given.policy(), report);
            boolean quorum = published
                    .map(note -> witnesses.judge(LogFolder.CHECKPOINT, note, entries::seen))
                    .orElse(false);
            given.earlier().ifPresent(note -> witnesses.judge(EARLIER, note, entries::seen));
            // It proves itself, wherever it lies: what witnesses cosigned needs no other keeper.
            quorum |= cosigned.map(note ->
                            witnesses.judge(LogFolder.COSIGNED, note, entries::seen) && sameText(note, published))
                    .orElse(false);
            LogReport tree = check.run(entries::entry);
            tree.findings()
                    .forEach(finding -> report.problem(
                            finding.kind().name().toLowerCase(Locale.ROOT),
                            finding.where(),
                            finding.expected(),
                            finding.found()));
            entries.finish();
            tell(tree, key, quorum);
            List<Long> stamps = folder.stamps();
            if (!stamps.isEmpty()) {
                // Java has no RFC 3161 of its own, and this program has nothing but Java.
                report.unchecked("stamps", stamps.size(), String.valueOf(stamps.get(stamps.size() - 1)));
            }
        }
    }

    private void tell(LogReport tree, Optional<NoteVerifier> key, boolean quorum) {
        report.head(tree.rebuilt());
        report.checked("tree", tree.rebuilt().size(), tree.rebuilt().root());
        if (key.isPresent()) {
            report.checked("signature", key.get().vkey());
        } else {
            report.unchecked("key");
        }
        if (given.earlier().isPresent()) {
            report.checked("earlier");
        }
        if (quorum) {
            report.checked("quorum");
        } else if (given.policy()
                .filter(policy -> !policy.witnesses().isEmpty())
                .isPresent()) {
            report.unchecked("quorum");
        } else if (given.earlier().isEmpty()) {
            report.unchecked("history");
        }
        if (tree.unsigned() > 0) {
            report.unchecked("unsigned", tree.unsigned());
        }
    }

    /** Whether the newest checkpoint is the one that was cosigned; the judge has read the first as a note. */
    private static boolean sameText(byte[] cosigned, Optional<byte[]> published) {
        try {
            String text = SignedNote.parse(cosigned).text();
            return published
                    .filter(note -> SignedNote.parse(note).text().equals(text))
                    .isPresent();
        } catch (MalformedException e) {
            // The check of the log names it.
            return false;
        }
    }

    private static Optional<String> origin(byte[] note) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(note).text()).origin());
        } catch (MalformedException e) {
            // The check of the log names it.
            return Optional.empty();
        }
    }
}
