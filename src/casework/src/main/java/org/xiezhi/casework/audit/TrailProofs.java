package org.xiezhi.casework.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.xiezhi.casework.audit.TrailLog.Signed;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.ledger.BundleWriter;
import org.xiezhi.ledger.OfflineProof;

/**
 * Proves rows to somebody without the trail: each as it is, with the entry that speaks of it and the proof that the entry is
 * in the log. Asks nobody whether the reader may have that: its callers do.
 */
@Stateless
public class TrailProofs {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Inject
    private TrailLog log;

    /**
     * A bundle that the verifier accepts. It is made in memory, some kilobytes for each row.
     *
     * @param rows of one guarded table; one whose entry is under no checkpoint yet is left out
     * @return empty if none can be proved
     */
    public Optional<byte[]> bundle(List<Row> rows) {
        Optional<Signed> signed = log.signed();
        if (rows.isEmpty() || signed.isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = database.getConnection()) {
            Map<Row, RowImages.Found> found = RowImages.read(connection, rows);
            Map<Row, LastHashes.Last> lasts = new LastHashes(connection).of(rows, found);
            Map<UUID, Long> leaves = leaves(connection, lasts);
            SortedMap<Long, Map<Row, LastHashes.Last>> proved = new TreeMap<>();
            lasts.forEach((row, last) -> Optional.ofNullable(leaves.get(last.event()))
                    .filter(leaf -> leaf < signed.get().size())
                    .ifPresent(leaf -> proved.computeIfAbsent(leaf, none -> new HashMap<>())
                            .put(row, last)));
            return proved.isEmpty() ? Optional.empty() : Optional.of(write(proved, found, signed.get()));
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }

    private static Map<UUID, Long> leaves(Connection connection, Map<Row, LastHashes.Last> lasts) throws SQLException {
        List<UUID> events =
                lasts.values().stream().map(LastHashes.Last::event).distinct().toList();
        Map<UUID, Long> leaves = new HashMap<>();
        if (events.isEmpty()) {
            return leaves;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select event_id, leaf from audit_leaf where event_id in ("
                        + String.join(", ", Collections.nCopies(events.size(), "?")) + ")")) {
            for (int i = 0; i < events.size(); i++) {
                select.setObject(i + 1, events.get(i));
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    leaves.put(result.getObject(1, UUID.class), result.getLong(2));
                }
            }
        }
        return leaves;
    }

    private byte[] write(
            SortedMap<Long, Map<Row, LastHashes.Last>> proved, Map<Row, RowImages.Found> found, Signed signed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BundleWriter bundle = new BundleWriter(bytes, List.of())) {
            bundle.key(log.folder());
            for (long leaf : proved.keySet()) {
                bundle.entry(
                        log.folder().entries(leaf, leaf + 1).get(0),
                        OfflineProof.of(log.folder().inclusion(leaf, signed.size()), signed.checkpoint()));
            }
            for (Map<Row, LastHashes.Last> rows : proved.values()) {
                for (Map.Entry<Row, LastHashes.Last> row : rows.entrySet()) {
                    bundle.row(
                            row.getValue().salt(),
                            Objects.requireNonNull(found.get(row.getKey())).image());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle in memory could not be written", e);
        }
        return bytes.toByteArray();
    }
}
