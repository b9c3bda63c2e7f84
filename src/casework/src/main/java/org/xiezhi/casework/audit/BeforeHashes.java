package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The hashes of rows as they were before an act, under the salt of the last entry about each. While the act holds the
 * locks, another transaction still sees the rows as they were committed before it; so what was done to a row by hand since
 * its last entry makes another hash than that entry recorded, and the log shows it for ever.
 */
final class BeforeHashes {

    private final Transactions apart;

    /** @param apart transactions that see nothing of what the running one has not committed */
    BeforeHashes(Transactions apart) {
        this.apart = apart;
    }

    /** What others see of the rows. */
    private record Committed(Map<Row, RowImages.Found> rows, Set<UUID> events) {}

    /**
     * The hashes; a row that was not there has none.
     *
     * @param lasts the last words on the rows, which are locked
     * @param salts of the entry in the making: for a row of which no entry speaks
     */
    Map<Row, String> of(List<Row> rows, Map<Row, LastHashes.Last> lasts, Map<Row, byte[]> salts) {
        Set<UUID> events = lasts.values().stream().map(LastHashes.Last::event).collect(Collectors.toSet());
        Committed committed = apart.run(other -> committed(other, rows, events));

        Map<Row, String> before = new HashMap<>();
        for (Row row : rows) {
            LastHashes.Last last = lasts.get(row);
            RowImages.Found then = committed.rows().get(row);
            if (last != null && !committed.events().contains(last.event())) {
                // An act of this same transaction came before this one; nobody else has seen what it left.
                last.hash().ifPresent(hash -> before.put(row, hash));
            } else if (then != null) {
                byte[] salt = last == null ? Objects.requireNonNull(salts.get(row)) : last.salt();
                before.put(row, Commitment.ofImage(salt, then.image()));
            }
        }
        return before;
    }

    private static Committed committed(Connection other, List<Row> rows, Set<UUID> events) throws SQLException {
        Map<Row, RowImages.Found> seen = new HashMap<>();
        for (List<Row> ofTable :
                rows.stream().collect(Collectors.groupingBy(Row::table)).values()) {
            seen.putAll(RowImages.read(other, ofTable));
        }
        return new Committed(seen, events.isEmpty() ? Set.of() : known(other, events));
    }

    private static Set<UUID> known(Connection other, Set<UUID> events) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(events.size(), "?"));
        Set<UUID> known = new HashSet<>();
        try (PreparedStatement select =
                other.prepareStatement("select id from audit_event where id in (" + marks + ")")) {
            int place = 1;
            for (UUID event : events) {
                select.setObject(place++, event);
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    known.add(result.getObject(1, UUID.class));
                }
            }
        }
        return known;
    }
}
