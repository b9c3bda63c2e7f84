package org.xiezhi.casework.audit;

import java.time.Instant;
import java.util.List;

/**
 * What a verification looked at and what it found.
 *
 * @param entries leaves of the tree that was rebuilt
 * @param unsigned leaves that no checkpoint covers yet
 * @param rows business rows compared with their last entries
 * @param root of the rebuilt tree, base64
 * @param total findings in all; the list may hold fewer
 */
public record TrailReport(
        Instant at, long entries, long unsigned, long rows, String root, List<TrailFinding> findings, long total) {

    public TrailReport {
        findings = List.copyOf(findings);
    }

    public boolean clean() {
        return total == 0;
    }
}
