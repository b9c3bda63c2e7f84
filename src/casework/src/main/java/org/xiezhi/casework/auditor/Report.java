package org.xiezhi.casework.auditor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.audit.TrailReport;

/**
 * A kept report of a verification.
 *
 * @param ended when it was kept; {@code report.at()} is when it began
 * @param account whose word it was; empty where the schedule did it
 * @param report as the verification told it
 */
public record Report(UUID id, Instant ended, Optional<UUID> account, TrailReport report) {

    public boolean clean() {
        return report.clean();
    }
}
