package org.xiezhi.casework.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.ledger.LogFolder;

/**
 * Raises the alarm when entries wait too long for a signed checkpoint, whoever is to blame: signer, integration or disk.
 * It looks at database and folder only, so every node says the same, and a checkpoint that is old because nobody did
 * anything is none.
 */
@Stateless
public class CheckpointWatch {

    private static final String OF_LEAF =
            "select e.happened from audit_leaf l join audit_event e on e.id = l.event_id where l.leaf = ?";

    private static final String OF_WAITING = "select e.happened from audit_pending p join audit_event e"
            + " on e.id = p.event_id order by p.place fetch first 1 row only";

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Inject
    private TrailLog log;

    @Inject
    private Settings settings;

    @Inject
    private ServerClock clock;

    /** When the oldest entry without a signed checkpoint happened, if it waits longer than the setting allows. */
    public Optional<Instant> lateSince() {
        try (Connection connection = database.getConnection()) {
            return lateSince(connection, log.folder(), clock.now(), settings.checkpointAlarm());
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }

    /** When the oldest entry behind so many leaves happened, if that is longer ago than allowed. */
    public Optional<Instant> lateSince(long covered, Duration allowed) {
        try (Connection connection = database.getConnection()) {
            return lateSince(connection, covered, clock.now(), allowed);
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }

    static Optional<Instant> lateSince(Connection connection, LogFolder folder, Instant now, Duration allowed)
            throws SQLException {
        return lateSince(connection, TrailLog.published(folder), now, allowed);
    }

    static Optional<Instant> lateSince(Connection connection, long covered, Instant now, Duration allowed)
            throws SQLException {
        Optional<Instant> oldest = ofLeaf(connection, covered);
        if (oldest.isEmpty()) {
            oldest = ofWaiting(connection);
        }
        return oldest.filter(happened -> happened.plus(allowed).isBefore(now));
    }

    private static Optional<Instant> ofLeaf(Connection connection, long leaf) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_LEAF)) {
            select.setLong(1, leaf);
            return happened(select);
        }
    }

    private static Optional<Instant> ofWaiting(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_WAITING)) {
            return happened(select);
        }
    }

    private static Optional<Instant> happened(PreparedStatement select) throws SQLException {
        try (ResultSet found = select.executeQuery()) {
            return found.next()
                    ? Optional.of(found.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        }
    }
}
