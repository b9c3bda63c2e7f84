package org.xiezhi.casework.audit;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.ledger.LogCheck;
import org.xiezhi.ledger.LogReport;

/** Rebuilds the tree from the entries on disk and holds database and business rows against it. */
@Stateless
public class TrailCheck {

    /** A thousand contradictions say no more than a hundred; the count tells the rest. */
    private static final int MOST_FINDINGS = 200;

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Inject
    private TrailLog log;

    @Inject
    private ServerClock clock;

    /** Checks tree, tiles, checkpoint, entries, values and rows; never throws for bad content. */
    @TransactionAttribute(REQUIRES_NEW)
    public TrailReport run() {
        List<TrailFinding> findings = new ArrayList<>();
        AtomicLong total = new AtomicLong();
        Consumer<TrailFinding> take = finding -> {
            total.incrementAndGet();
            if (findings.size() < MOST_FINDINGS) {
                findings.add(finding);
            }
        };
        log.alarm()
                .ifPresent(alarm ->
                        take.accept(new TrailFinding("integration_stopped", "signer", "a running signer", alarm)));
        try (Connection connection = database.getConnection();
                EntryCheck entries = new EntryCheck(connection, take)) {
            LogReport tree = LogCheck.of(log.folder()).trusting(log.key()).run(entries::leaf);
            tree.findings()
                    .forEach(finding -> take.accept(new TrailFinding(
                            "log_" + finding.kind().name().toLowerCase(Locale.ROOT),
                            finding.where(),
                            finding.expected(),
                            finding.found())));
            entries.finish();
            long rows = new RowCheck(connection, take).run(entries.lastImages());
            return new TrailReport(
                    clock.now(),
                    tree.rebuilt().size(),
                    tree.unsigned(),
                    rows,
                    tree.rebuilt().root().base64(),
                    findings,
                    total.get());
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }
}
