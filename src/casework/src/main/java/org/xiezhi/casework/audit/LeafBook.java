package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.TreeHead;

/**
 * The database's part of integration: who leads, which leaf each entry becomes, and how far the tiles have come.
 *
 * <p>Which entry stands in which leaf is decided here and durable before a tile is written; the tiles only repeat it.
 * So a lead that slept through its own end can write nothing that its successor would not write too. What changes
 * anything takes the fence that was current when its caller began, and does nothing under an older one
 * (docs/decisions/0009-fenced-lead.md).
 */
final class LeafBook {

    /** A paused lead must not keep the row of the state locked: the server then ends its transaction. */
    private static final String LET_GO = "set local idle_in_transaction_session_timeout = '5s'";

    // By the database's clock: the clocks of two nodes may differ by more than the lease.
    private static final String TAKE =
            "update log_state set fence = fence + 1, lead = ?, lead_seen = current_timestamp where id = 1 and"
                    + " (lead is null or lead_seen <= current_timestamp - cast(? as integer) * interval '1' second)";

    private static final String HOLD =
            "update log_state set lead_seen = current_timestamp where id = 1 and fence = ? and size = ?";

    private final Transactions transactions;

    LeafBook(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The lead as this node holds it.
     *
     * @param fence grows whenever another node takes the lead
     * @param size leaves that are assigned
     * @param written leaves of which the database knows that their tiles are durable
     */
    record Lead(long fence, long size, long written) {}

    /** Keeps or takes the lead; empty while another node holds it and was seen within {@code lease}. */
    Optional<Lead> lead(UUID node, Duration lease) {
        return transactions.run(connection -> {
            letGoWhenPaused(connection);
            if (update(connection, "update log_state set lead_seen = current_timestamp where id = 1 and lead = ?", node)
                            == 0
                    && update(connection, TAKE, node, (int) lease.toSeconds()) == 0) {
                return Optional.empty();
            }
            try (PreparedStatement select =
                            connection.prepareStatement("select fence, size, written from log_state where id = 1");
                    ResultSet result = select.executeQuery()) {
                result.next();
                return Optional.of(new Lead(result.getLong(1), result.getLong(2), result.getLong(3)));
            }
        });
    }

    /** Gives the lead back, so that another node need not wait. */
    void release(UUID node) {
        transactions.run(connection -> update(
                connection, "update log_state set lead = null, lead_seen = null where id = 1 and lead = ?", node));
    }

    /** Whether nobody has taken the lead since. */
    boolean holds(long fence) {
        return transactions.run(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select 1 from log_state where id = 1 and fence = ?")) {
                select.setLong(1, fence);
                try (ResultSet result = select.executeQuery()) {
                    return result.next();
                }
            }
        });
    }

    /**
     * Makes leaves of the entries that have waited longest.
     *
     * @return the new size, the old one if nothing waits; empty if the lead is lost
     */
    OptionalLong assign(Lead lead, int most) {
        return transactions.run(connection -> {
            letGoWhenPaused(connection);
            if (update(connection, HOLD, lead.fence(), lead.size()) == 0) {
                return OptionalLong.empty();
            }
            // By membership and never by "id > last": who commits late is simply in the next batch.
            int count = update(
                    connection,
                    "insert into audit_leaf (leaf, event_id)"
                            + " select ? + row_number() over (order by place) - 1, event_id from (select place, event_id"
                            + " from audit_pending order by place limit ?) oldest",
                    lead.size(),
                    most);
            if (count > 0) {
                long size = lead.size() + count;
                update(
                        connection,
                        "delete from audit_pending where event_id in"
                                + " (select event_id from audit_leaf where leaf >= ? and leaf < ?)",
                        lead.size(),
                        size);
                update(connection, "update log_state set size = ? where id = 1", size);
            }
            return OptionalLong.of(lead.size() + count);
        });
    }

    /**
     * Takes over entries that stand in the bundles and in no leaf of the database, which is an older one than they are.
     *
     * @return how many of them the database had lost; empty if the lead is lost
     */
    OptionalInt adopt(Lead lead, List<byte[]> entries) {
        return transactions.run(connection -> {
            letGoWhenPaused(connection);
            if (update(connection, HOLD, lead.fence(), lead.size()) == 0) {
                return OptionalInt.empty();
            }
            int lost = 0;
            long leaf = lead.size();
            for (byte[] bytes : entries) {
                EntryText entry = EntryText.parse(bytes);
                if (!knows(connection, entry.id())) {
                    replay(connection, entry, bytes);
                    lost++;
                }
                update(connection, "delete from audit_pending where event_id = ?", entry.id());
                update(connection, "insert into audit_leaf (leaf, event_id) values (?, ?)", leaf++, entry.id());
            }
            update(connection, "update log_state set size = ? where id = 1", leaf);
            return OptionalInt.of(lost);
        });
    }

    /**
     * Makes durable what was committed: H2 does not flush at each commit, and tiles must never be ahead of the acts that
     * they prove (ledger.md, section 3.4).
     */
    void sync() {
        transactions.run(connection -> {
            if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                try (Statement sync = connection.createStatement()) {
                    sync.execute("checkpoint sync");
                }
            }
            return true;
        });
    }

    /** The entries of the leaves {@code from} (inclusive) to {@code to} (exclusive). */
    List<byte[]> entries(long from, long to) {
        List<byte[]> entries = new ArrayList<>();
        long found = transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select l.leaf, e.entry from audit_leaf l join audit_event e on e.id = l.event_id"
                            + " where l.leaf >= ? and l.leaf < ? order by l.leaf")) {
                select.setLong(1, from);
                select.setLong(2, to);
                try (ResultSet result = select.executeQuery()) {
                    long next = from;
                    while (result.next() && result.getLong(1) == next) {
                        entries.add(result.getBytes(2));
                        next++;
                    }
                    return next;
                }
            }
        });
        if (found < to) {
            throw new LedgerException("leaf " + found + ": expected its entry in the database, found none");
        }
        return entries;
    }

    /** Records that the tiles of that tree are durable; false if the lead is lost. */
    boolean written(Lead lead, TreeHead head) {
        return transactions.run(connection -> {
            letGoWhenPaused(connection);
            return update(
                            connection,
                            "update log_state set written = ?, root = ?, lead_seen = current_timestamp"
                                    + " where id = 1 and fence = ?",
                            head.size(),
                            head.root().hex(),
                            lead.fence())
                    == 1;
        });
    }

    private static void replay(Connection connection, EntryText entry, byte[] bytes) throws SQLException {
        update(
                connection,
                "insert into audit_event (id, entry, happened, act, outcome, actor, object_type, object_id, matter)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                bytes,
                LocalDateTime.ofInstant(entry.time(), ZoneOffset.UTC),
                entry.act(),
                entry.outcome(),
                entry.actor().orElse(null),
                entry.object(),
                entry.objectId().orElse(null),
                entry.matter().orElse(null));
    }

    private static boolean knows(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from audit_event where id = ?")) {
            select.setObject(1, id);
            try (ResultSet result = select.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void letGoWhenPaused(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement set = connection.createStatement()) {
                set.execute(LET_GO);
            }
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value == null) {
                    statement.setNull(i + 1, Types.OTHER);
                } else {
                    statement.setObject(i + 1, value);
                }
            }
            return statement.executeUpdate();
        }
    }
}
