package org.xiezhi.casework.audit;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.ledger.TreeHead;

/** The database's part of integration: what waits, and which leaf each entry became. */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class Integration {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    /** How many entries the database knows as leaves. */
    public long size() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select size from log_state where id = 1");
                ResultSet result = select.executeQuery()) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IntegrityException("the state of the log cannot be read", e);
        }
    }

    /**
     * The waiting entries by id, oldest first, durable before they are given: on H2 a commit is not flushed by itself,
     * and tiles must never be ahead of the acts they prove (ledger.md, section 3.4).
     */
    public Map<UUID, byte[]> pending(int most) {
        Map<UUID, byte[]> pending = new LinkedHashMap<>();
        String sql = "select e.id, e.entry from audit_pending p join audit_event e on e.id = p.event_id"
                + " order by e.id fetch first " + most + " rows only";
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    pending.put(result.getObject(1, UUID.class), result.getBytes(2));
                }
            }
            if (!pending.isEmpty()
                    && connection.getMetaData().getDatabaseProductName().equals("H2")) {
                try (Statement sync = connection.createStatement()) {
                    sync.execute("checkpoint sync");
                }
            }
            return pending;
        } catch (SQLException e) {
            throw new IntegrityException("the waiting entries cannot be read", e);
        }
    }

    /** Makes leaves of entries, compare-and-swap on the old size; false if another node was faster. */
    public boolean commit(long oldSize, TreeHead head, List<UUID> ids) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement swap =
                    connection.prepareStatement("update log_state set size = ?, root = ? where id = 1 and size = ?")) {
                swap.setLong(1, head.size());
                swap.setString(2, head.root().hex());
                swap.setLong(3, oldSize);
                if (swap.executeUpdate() == 0) {
                    return false;
                }
            }
            try (PreparedStatement leaf =
                            connection.prepareStatement("insert into audit_leaf (leaf, event_id) values (?, ?)");
                    PreparedStatement done =
                            connection.prepareStatement("delete from audit_pending where event_id = ?")) {
                long index = oldSize;
                for (UUID id : ids) {
                    leaf.setLong(1, index++);
                    leaf.setObject(2, id);
                    leaf.addBatch();
                    done.setObject(1, id);
                    done.addBatch();
                }
                leaf.executeBatch();
                done.executeBatch();
            }
            return true;
        } catch (SQLException e) {
            throw new IntegrityException("leaves " + oldSize + " to " + head.size() + " cannot be written", e);
        }
    }

    /** The entries of leaves that the tiles lost, from the database. */
    public List<byte[]> entries(long from, long to) {
        String sql = "select e.entry from audit_leaf l join audit_event e on e.id = l.event_id"
                + " where l.leaf >= ? and l.leaf < ? order by l.leaf";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, from);
            select.setLong(2, to);
            List<byte[]> entries = new java.util.ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    entries.add(result.getBytes(1));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new IntegrityException("leaves " + from + " to " + to + " cannot be read", e);
        }
    }

    /** Replays an entry that the tiles have and the database lost: its act is gone, its record is not. */
    public void replay(byte[] bytes) {
        EntryText entry = EntryText.parse(bytes);
        String sql = "insert into audit_event"
                + " (id, entry, happened, act, outcome, actor, object_type, object_id, matter)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, entry.id());
            insert.setBytes(2, bytes);
            insert.setObject(3, LocalDateTime.ofInstant(entry.time(), ZoneOffset.UTC));
            insert.setString(4, entry.act());
            insert.setString(5, entry.outcome());
            insert.setObject(6, entry.actor().orElse(null));
            insert.setString(7, entry.object());
            insert.setObject(8, entry.objectId().orElse(null));
            insert.setObject(9, entry.matter().orElse(null));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IntegrityException("entry " + entry.id() + " cannot be replayed", e);
        }
    }

    /** True if the database still has the entry. */
    public boolean knows(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select 1 from audit_event where id = ?")) {
            select.setObject(1, id);
            try (ResultSet result = select.executeQuery()) {
                return result.next();
            }
        } catch (SQLException e) {
            throw new IntegrityException("entry " + id + " cannot be looked up", e);
        }
    }
}
