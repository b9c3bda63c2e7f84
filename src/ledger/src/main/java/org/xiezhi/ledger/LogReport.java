package org.xiezhi.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What a check of a log folder found.
 *
 * @param signed what the published checkpoint says, whether or not its signature holds; empty if it cannot be read
 * @param checkpoint the published checkpoint with its signatures, of which the same is true
 * @param rebuilt the tree over all entries that could be read, those behind the checkpoint included
 * @param findings the first thousand
 * @param total how many there were
 */
public record LogReport(
        Optional<TreeHead> signed,
        Optional<SignedNote> checkpoint,
        TreeHead rebuilt,
        List<Finding> findings,
        long total) {

    /** Keeps a copy of the findings. */
    public LogReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing at all was found. */
    public boolean isClean() {
        return total == 0;
    }

    /** Entries on disk that no checkpoint covers yet: normal for a moment while the log grows. */
    public long unsigned() {
        return Math.max(0, rebuilt.size() - signed.map(TreeHead::size).orElse(0L));
    }
}
