package org.xiezhi.casework.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiezhi.ledger.TreeHead;

/**
 * What a verification looked at and what it found.
 *
 * @param since so many entries were taken as an earlier verification found them; 0 if everything was looked at
 * @param kept the head from outside that the log was held against
 * @param entries leaves of the tree that was rebuilt
 * @param unsigned leaves that no checkpoint covers yet
 * @param rows business rows compared with their last entries
 * @param erased readable values that are gone and that an erasure of the trail accounts for, in the whole trail
 * @param root of the rebuilt tree, base64
 * @param checkpoint the published checkpoint that was verified, as a signed note; empty if it cannot be read
 * @param total findings in all; the list may hold fewer
 */
public record TrailReport(
        Instant at,
        long since,
        Optional<TreeHead> kept,
        long entries,
        long unsigned,
        long rows,
        long erased,
        String root,
        String checkpoint,
        List<TrailFinding> findings,
        long total) {

    public TrailReport {
        findings = List.copyOf(findings);
    }

    public boolean clean() {
        return total == 0;
    }
}
