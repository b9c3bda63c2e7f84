package org.xiezhi.casework.audit;

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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.ledger.LedgerException;

/**
 * Walks the leaves and the database's entries side by side, in one pass: each leaf must be the entry that the database
 * shows, with the columns, readable values and row images that belong to it. What it lets pass is so good a copy of the
 * tree that the row check may ask the database which entry spoke last of a row. Holds a few thousand rows, whatever the
 * length of the trail; on H2 beside them the images of all rows that it compares.
 */
final class EntryCheck implements AutoCloseable {

    private static final String LEAVES = "select l.leaf, e.id, e.entry, e.happened, e.act, e.outcome, e.actor,"
            + " e.object_type, e.object_id, e.matter, e.rule from audit_leaf l left join audit_event e on e.id = l.event_id"
            + " where l.leaf >= ? order by l.leaf";
    private static final String VALUES = "select l.leaf, v.name, v.salt, v.content, v.sought"
            + " from audit_leaf l join audit_value v on v.event_id = l.event_id where l.leaf >= ? order by l.leaf";
    private static final String ERASED = "select l.leaf, r.name, r.erasure_id from audit_leaf l"
            + " join erasure_value r on r.event_id = l.event_id where l.leaf >= ? order by l.leaf";
    // Beside each image what the entry before it said of the row: a copy of what its leaf says. That was compared, too,
    // unless it lies before the leaf where the check begins.
    private static final String IMAGES = images("");
    // Only the history of the rows that came since, found by index. PostgreSQL sorts on disk what is too much for its
    // memory; H2 keeps this history in memory, and that of all rows when the whole trail is verified.
    private static final String IMAGES_SINCE = images(" join (select distinct t.row_table, t.row_id from audit_leaf k"
            + " join audit_image t on t.event_id = k.event_id where k.leaf >= ?) r"
            + " on r.row_table = i.row_table and r.row_id = i.row_id");

    private final Snapshot snapshot;
    private final Erasures erasures;
    private final Consumer<TrailFinding> findings;
    private final LeafCursor leaves;
    private final LeafCursor values;
    private final LeafCursor erased;
    private final LeafCursor images;
    private final long from;
    private final long size;
    private long next;

    /**
     * Begins at a leaf; the entries before it are taken as they are.
     *
     * @param erasures say which values need not be there any more
     */
    EntryCheck(Snapshot snapshot, long from, Erasures erasures, Consumer<TrailFinding> findings) throws SQLException {
        this.snapshot = snapshot;
        this.erasures = erasures;
        this.findings = findings;
        this.size = snapshot.size();
        this.from = from;
        this.next = from;
        leaves = new LeafCursor(snapshot.connection(), LEAVES, from);
        values = new LeafCursor(snapshot.connection(), VALUES, from);
        erased = new LeafCursor(snapshot.connection(), ERASED, from);
        images = new LeafCursor(snapshot.connection(), from == 0 ? IMAGES : IMAGES_SINCE, from);
    }

    private static String images(String ofRows) {
        return "select i.leaf, i.row_table, i.row_id, i.hash, i.earlier, i.told from"
                + " (select l.leaf, i.row_table, i.row_id, i.hash,"
                + " lag(l.leaf) over (partition by i.row_table, i.row_id order by l.leaf) as earlier,"
                + " lag(i.hash) over (partition by i.row_table, i.row_id order by l.leaf) as told"
                + " from audit_image i join audit_leaf l on l.event_id = i.event_id" + ofRows
                + ") i where i.leaf >= ? order by i.leaf";
    }

    /** One leaf as the log on disk holds it. */
    void leaf(long index, byte[] bytes) {
        next = index + 1;
        if (index >= size) {
            // It became a leaf after the snapshot was taken; the next verification sees it.
            return;
        }
        try {
            compare(index, bytes);
        } catch (SQLException e) {
            throw new IntegrityException("leaf " + index + " cannot be compared", e);
        }
    }

    private void compare(long index, byte[] bytes) throws SQLException {
        EntryText entry;
        try {
            entry = EntryText.parse(bytes);
        } catch (IllegalArgumentException | LedgerException e) {
            findings.accept(
                    new TrailFinding("entry_unreadable", "leaf " + index, "an entry of version 1 or 2", "other bytes"));
            return;
        }
        if (!leaves.at(index)) {
            findings.accept(
                    new TrailFinding("leaf_missing", "leaf " + index, entry.id().toString(), "no such leaf row"));
        } else if (leaves.row().getObject(2, UUID.class) == null) {
            findings.accept(new TrailFinding("event_missing", where(index, entry), "an event row", "none"));
        } else {
            compareColumns(index, entry, bytes);
            compareValues(index, entry);
            compareImages(index, entry);
        }
    }

    /** After the last leaf of the log on disk: the database must not know more, and keep nothing out of it. */
    void finish() throws SQLException {
        // What is assigned and not yet written out has no tile to be compared with.
        long written = snapshot.written();
        while (leaves.there()) {
            long leaf = leaves.row().getLong(1);
            if (leaf >= next && (leaf < written || leaf >= size)) {
                findings.accept(
                        new TrailFinding("leaf_unknown", "leaf " + leaf, "no leaf beyond " + next, "a leaf row"));
            }
            leaves.next();
        }
        try (PreparedStatement select = snapshot.connection()
                        .prepareStatement("select e.id from audit_event e left join audit_leaf l on l.event_id = e.id"
                                + " left join audit_pending p on p.event_id = e.id"
                                + " where l.event_id is null and p.event_id is null");
                ResultSet result = select.executeQuery()) {
            while (result.next()) {
                findings.accept(
                        new TrailFinding("event_kept_out", "event " + result.getString(1), "a leaf row", "none"));
            }
        }
        if (from == 0) {
            findStrayImages();
        }
    }

    /** An image without an entry tells of no act; a row may have been made to name it as its last. */
    private void findStrayImages() throws SQLException {
        try (PreparedStatement select = snapshot.connection()
                        .prepareStatement("select i.event_id, i.row_table, i.row_id from audit_image i"
                                + " left join audit_event e on e.id = i.event_id"
                                + " left join audit_leaf l on l.event_id = i.event_id"
                                + " where e.id is null and l.event_id is null");
                ResultSet result = select.executeQuery()) {
            while (result.next()) {
                findings.accept(new TrailFinding(
                        "image_unknown",
                        "event " + result.getString(1) + " " + result.getString(2) + " " + result.getString(3),
                        "an event row",
                        "none"));
            }
        }
    }

    private void compareColumns(long index, EntryText entry, byte[] bytes) throws SQLException {
        ResultSet row = leaves.row();
        if (!Arrays.equals(row.getBytes(3), bytes)) {
            findings.accept(
                    new TrailFinding("event_changed", where(index, entry), "the bytes of the leaf", "other bytes"));
            return;
        }
        LocalDateTime happened = row.getTimestamp(4).toLocalDateTime();
        compare(index, entry, "happened", entry.time(), happened.toInstant(ZoneOffset.UTC));
        compare(index, entry, "act", entry.act(), row.getString(5));
        compare(index, entry, "outcome", entry.outcome(), row.getString(6));
        compare(index, entry, "actor", entry.actor(), Optional.ofNullable(row.getObject(7, UUID.class)));
        compare(index, entry, "object_type", entry.object(), row.getString(8));
        compare(index, entry, "object_id", entry.objectId(), Optional.ofNullable(row.getObject(9, UUID.class)));
        compare(index, entry, "matter", entry.matter(), Optional.ofNullable(row.getObject(10, UUID.class)));
        compare(index, entry, "rule", entry.rule(), Optional.ofNullable(row.getString(11)));
    }

    private void compare(long index, EntryText entry, String column, Object expected, Object found) {
        if (!expected.equals(found)) {
            findings.accept(new TrailFinding(
                    "column_changed", where(index, entry) + " " + column, text(expected), text(found)));
        }
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> maybe) {
            return maybe.map(Object::toString).orElse("none");
        }
        return value instanceof Instant instant ? EntryStore.timeText(instant) : value.toString();
    }

    private void compareValues(long index, EntryText entry) throws SQLException {
        Set<String> seen = new HashSet<>();
        for (; values.at(index); values.next()) {
            ResultSet row = values.row();
            String name = row.getString(2);
            seen.add(name);
            String found = Commitment.ofValue(row.getBytes(3), name, row.getString(4));
            if (!found.equals(entry.values().get(name))) {
                findings.accept(new TrailFinding(
                        "value_changed", where(index, entry) + " " + name, "the value committed to", "another"));
            } else if (!Objects.equals(row.getString(5), Value.ADDRESS.code().equals(name) ? row.getString(4) : null)) {
                // Whoever narrows the trail by an address must find all of it.
                findings.accept(new TrailFinding(
                        "column_changed", where(index, entry) + " " + name, "the value committed to", "another"));
            }
        }
        // Whether one that was erased is there again, Erasures has asked.
        for (; erased.at(index); erased.next()) {
            String name = erased.row().getString(2);
            if (erasures.accountFor(erased.row().getObject(3, UUID.class), name)) {
                seen.add(name);
            }
        }
        for (String name : entry.values().keySet()) {
            if (!seen.contains(name)) {
                findings.accept(new TrailFinding(
                        "value_missing", where(index, entry) + " " + name, "the value committed to", "none"));
            }
        }
    }

    private void compareImages(long index, EntryText entry) throws SQLException {
        Map<String, EntryText.Image> expected = new HashMap<>();
        entry.rows().forEach(image -> expected.put(image.table() + " " + image.id(), image));
        for (; images.at(index); images.next()) {
            String found = images.row().getString(2) + " " + images.row().getObject(3, UUID.class);
            EntryText.Image image = expected.remove(found);
            if (image == null) {
                findings.accept(
                        new TrailFinding("image_unknown", where(index, entry) + " " + found, "none", "another"));
            } else {
                compareCopy(entry, image, where(index, entry) + " " + found);
                compareBefore(entry, image, where(index, entry) + " " + found);
            }
        }
        for (String missing : expected.keySet()) {
            findings.accept(new TrailFinding(
                    "image_missing", where(index, entry) + " " + missing, "the value committed to", "none"));
        }
    }

    /** The column repeats the hash of the leaf, so that the next entry about the row and this check find it there. */
    private void compareCopy(EntryText entry, EntryText.Image image, String where) throws SQLException {
        String copy = images.row().getString(4);
        String hash = image.hash() == null ? LastHashes.GONE : image.hash();
        boolean oldAndWithout = copy == null && !entry.tellsBefore();
        if (!hash.equals(copy) && !oldAndWithout) {
            findings.accept(new TrailFinding("image_changed", where, "the hash of the leaf", "another"));
        }
    }

    private void compareBefore(EntryText entry, EntryText.Image image, String where) throws SQLException {
        if (!entry.tellsBefore()) {
            return;
        }
        long earlier = images.row().getLong(5);
        boolean first = images.row().wasNull();
        Optional<String> told = first ? Optional.empty() : told(earlier, image);
        if (!told.equals(Optional.ofNullable(image.before()))) {
            findings.accept(new TrailFinding(
                    "row_gap", where, first ? "no row before" : "the hash of leaf " + earlier, "another"));
        }
    }

    private Optional<String> told(long leaf, EntryText.Image image) throws SQLException {
        String column = images.row().getString(6);
        if (column != null) {
            return LastHashes.told(image.table(), image.id(), column, null);
        }
        // An entry of version 1. Of each row at most one is asked for here: the last one before version 2 came.
        try (PreparedStatement select = snapshot.connection()
                .prepareStatement("select e.entry from audit_leaf l join audit_event e on e.id = l.event_id"
                        + " where l.leaf = ?")) {
            select.setLong(1, leaf);
            try (ResultSet result = select.executeQuery()) {
                return LastHashes.told(image.table(), image.id(), null, result.next() ? result.getBytes(1) : null);
            }
        }
    }

    private static String where(long index, EntryText entry) {
        return "leaf " + index + " event " + entry.id();
    }

    @Override
    public void close() throws SQLException {
        leaves.close();
        values.close();
        erased.close();
        images.close();
    }
}
