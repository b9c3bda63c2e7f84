package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks the leaves and the database's entries side by side: each leaf must be the entry that the database shows, with
 * the columns and readable values that belong to it. On the way it learns which entry spoke last of which row.
 */
final class EntryCheck implements AutoCloseable {

    /** What the last entry said of a row, and in which entry it was said. */
    record LastImage(UUID event, @Nullable String hash) {}

    private static final String LEAVES = "select l.leaf, e.id, e.entry, e.happened, e.act, e.outcome, e.actor,"
            + " e.object_type, e.object_id, e.matter"
            + " from audit_leaf l left join audit_event e on e.id = l.event_id order by l.leaf";
    private static final String VALUES = "select v.event_id, v.name, v.salt, v.content"
            + " from audit_leaf l join audit_value v on v.event_id = l.event_id order by l.leaf";

    private final PreparedStatement leafStatement;
    private final PreparedStatement valueStatement;
    private final ResultSet leaves;
    private final ResultSet values;
    private final Consumer<TrailFinding> findings;
    private final Map<Row, LastImage> lastImages = new HashMap<>();
    private boolean valueWaits;
    private long next;

    EntryCheck(Connection connection, Consumer<TrailFinding> findings) throws SQLException {
        this.findings = findings;
        leafStatement = connection.prepareStatement(LEAVES);
        leafStatement.setFetchSize(1_000);
        leaves = leafStatement.executeQuery();
        valueStatement = connection.prepareStatement(VALUES);
        valueStatement.setFetchSize(1_000);
        values = valueStatement.executeQuery();
        valueWaits = values.next();
    }

    Map<Row, LastImage> lastImages() {
        return lastImages;
    }

    /** One leaf as the log on disk holds it. */
    void leaf(long index, byte[] bytes) {
        try {
            EntryText entry = EntryText.parse(bytes);
            entry.rows().forEach(image -> remember(entry, image));
            boolean there = leaves.next();
            if (!there || leaves.getLong(1) != index) {
                findings.accept(new TrailFinding(
                        "leaf_missing", "leaf " + index, entry.id().toString(), "no such leaf row"));
                return;
            }
            next = index + 1;
            UUID id = leaves.getObject(2, UUID.class);
            if (id == null) {
                findings.accept(new TrailFinding("event_missing", where(index, entry), "an event row", "none"));
                return;
            }
            compareColumns(index, entry, bytes);
            compareValues(index, entry);
        } catch (SQLException e) {
            throw new org.xiezhi.casework.shared.IntegrityException("leaf " + index + " cannot be compared", e);
        } catch (IllegalArgumentException | org.xiezhi.ledger.LedgerException e) {
            findings.accept(
                    new TrailFinding("entry_unreadable", "leaf " + index, "an entry of version 1", "other bytes"));
        }
    }

    /** After the last leaf of the log on disk: the database must not know more. */
    void finish() throws SQLException {
        while (leaves.next()) {
            findings.accept(new TrailFinding(
                    "leaf_unknown", "leaf " + leaves.getLong(1), "no leaf beyond " + next, "a leaf row"));
        }
    }

    private void remember(EntryText entry, EntryText.Image image) {
        if (RowImages.guarded().contains(image.table())) {
            lastImages.put(new Row(image.table(), image.id()), new LastImage(entry.id(), image.hash()));
        }
    }

    private void compareColumns(long index, EntryText entry, byte[] bytes) throws SQLException {
        if (!Arrays.equals(leaves.getBytes(3), bytes)) {
            findings.accept(
                    new TrailFinding("event_changed", where(index, entry), "the bytes of the leaf", "other bytes"));
            return;
        }
        LocalDateTime happened = leaves.getTimestamp(4).toLocalDateTime();
        compare(index, entry, "happened", entry.time(), happened.toInstant(ZoneOffset.UTC));
        compare(index, entry, "act", entry.act(), leaves.getString(5));
        compare(index, entry, "outcome", entry.outcome(), leaves.getString(6));
        compare(index, entry, "actor", entry.actor(), Optional.ofNullable(leaves.getObject(7, UUID.class)));
        compare(index, entry, "object_type", entry.object(), leaves.getString(8));
        compare(index, entry, "object_id", entry.objectId(), Optional.ofNullable(leaves.getObject(9, UUID.class)));
        compare(index, entry, "matter", entry.matter(), Optional.ofNullable(leaves.getObject(10, UUID.class)));
    }

    private void compare(long index, EntryText entry, String column, Object expected, Object found) {
        if (!expected.equals(found)) {
            findings.accept(new TrailFinding(
                    "column_changed", where(index, entry) + " " + column, text(expected), text(found)));
        }
    }

    private static String text(Object value) {
        return value instanceof Instant instant ? EntryStore.timeText(instant) : value.toString();
    }

    private void compareValues(long index, EntryText entry) throws SQLException {
        Set<String> seen = new HashSet<>();
        while (valueWaits && entry.id().equals(values.getObject(1, UUID.class))) {
            String name = values.getString(2);
            seen.add(name);
            String found = Commitment.ofValue(values.getBytes(3), name, values.getString(4));
            if (!found.equals(entry.values().get(name))) {
                findings.accept(new TrailFinding(
                        "value_changed", where(index, entry) + " " + name, "the value committed to", "another"));
            }
            valueWaits = values.next();
        }
        for (String name : entry.values().keySet()) {
            if (!seen.contains(name)) {
                findings.accept(new TrailFinding(
                        "value_missing", where(index, entry) + " " + name, "the value committed to", "none"));
            }
        }
    }

    private static String where(long index, EntryText entry) {
        return "leaf " + index + " event " + entry.id();
    }

    @Override
    public void close() throws SQLException {
        leafStatement.close();
        valueStatement.close();
    }
}
