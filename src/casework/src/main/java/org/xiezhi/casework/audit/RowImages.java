package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;

/**
 * The after-image of a row: its named columns as the database gives them back, in canonical JSON. Written and checked
 * by the same code over plain JDBC, so that a change behind the application's back shows.
 *
 * <p>A list of columns has a version; a new column makes a new version and marks nothing old as forged.
 */
final class RowImages {

    static final int COLUMNS_VERSION = 1;

    private static final Map<String, List<String>> COLUMNS = columns();

    private RowImages() {}

    private static Map<String, List<String>> columns() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        map.put(
                "account",
                List.of(
                        "login_name",
                        "display_name",
                        "password_hash",
                        "roles",
                        "room_id",
                        "disabled",
                        "second_factor"));
        map.put("room", List.of("code", "duty", "led_by"));
        map.put("matter", List.of("stage", "rulebook", "registrar", "handling_room", "opened"));
        map.put("matter_member", List.of("matter_id", "account_id", "part", "since"));
        map.put("matter_step", List.of("matter_id", "step", "stage", "actor", "happened", "articles", "remark"));
        map.put(
                "clue",
                List.of(
                        "matter_id",
                        "number",
                        "source",
                        "received",
                        "person_name",
                        "person_unit",
                        "person_post",
                        "rank_category",
                        "allegation",
                        "label",
                        "domain",
                        "amount",
                        "secret_level",
                        "proposed_room"));
        map.put(
                "proposal",
                List.of("matter_id", "step", "document", "document_hash", "state", "round", "proposer", "proposed"));
        map.put(
                "proposal_step",
                List.of(
                        "proposal_id",
                        "place",
                        "level",
                        "due",
                        "decision",
                        "decided_by",
                        "decided",
                        "held_level",
                        "reason",
                        "document_hash"));
        map.put(
                "evidence",
                List.of(
                        "matter_id",
                        "item",
                        "kind",
                        "name_sealed",
                        "media_type",
                        "format",
                        "size",
                        "sha256",
                        "place_sealed",
                        "holder_sealed",
                        "note_sealed",
                        "collected",
                        "first_officer",
                        "second_officer",
                        "object_id",
                        "wrapped_key",
                        "commitment",
                        "suite",
                        "added"));
        map.put(
                "thing",
                List.of(
                        "matter_id",
                        "quantity_sealed",
                        "features_sealed",
                        "seal_sealed",
                        "whereabouts",
                        "keeper",
                        "since",
                        "due"));
        map.put(
                "handover",
                List.of(
                        "evidence_id",
                        "matter_id",
                        "purpose",
                        "state",
                        "giver",
                        "receiver",
                        "begun",
                        "due",
                        "reason_sealed",
                        "approver",
                        "approved",
                        "given",
                        "given_seal",
                        "place_sealed",
                        "ended",
                        "taken_seal",
                        "remark_sealed"));
        map.put("custody", List.of("evidence_id", "act", "actor", "happened", "sha256"));
        map.put("custody_reason", List.of("reason_sealed"));
        map.put("derivation", List.of("original_id"));
        map.put("verification_report", List.of("matter_id", "plan", "findings", "basis", "outcome"));
        map.put("report_signature", List.of("report_id", "account_id", "signed", "report_hash"));
        map.put(
                "trail_report",
                List.of(
                        "begun",
                        "ended",
                        "account_id",
                        "since",
                        "kept_size",
                        "kept_root",
                        "entries",
                        "unsigned",
                        "guarded_rows",
                        "erased",
                        "root",
                        "checkpoint",
                        "total",
                        "findings"));
        map.put("trail_alarm", List.of("kind", "raised", "ended", "answered", "answered_by", "answer"));
        map.put(
                "time_stamp",
                List.of("size", "checkpoint", "response", "generated", "serial", "authority", "received", "deviation"));
        map.put("audit_token", List.of("account_id", "label", "key_hash", "made", "last_day", "revoked"));
        map.put(
                "audit_query",
                List.of(
                        "number",
                        "event_id",
                        "matter_id",
                        "room_id",
                        "question",
                        "asked_by",
                        "asked",
                        "state",
                        "since",
                        "due",
                        "ended_by",
                        "ended",
                        "reason"));
        map.put(
                "audit_query_answer",
                List.of(
                        "query_id",
                        "place",
                        "answer",
                        "answered_by",
                        "answered",
                        "verdict",
                        "remark",
                        "next_due",
                        "judged_by",
                        "judged"));
        map.put("casefile", List.of("matter_id", "number", "title", "reasons", "filed"));
        map.put(
                "erasure",
                List.of(
                        "number",
                        "state",
                        "ground",
                        "reason",
                        "chosen_by",
                        "kinds",
                        "from_day",
                        "to_day",
                        "set_count",
                        "set_hash",
                        "proposer",
                        "proposed",
                        "decided_by",
                        "decided",
                        "answer"));
        map.put(
                "anomaly_answer",
                List.of("hit", "rule", "person", "first_seen", "last_seen", "remark", "answered_by", "answered"));
        return map;
    }

    /** The tables whose rows must agree with their last entry. */
    static Set<String> guarded() {
        return COLUMNS.keySet();
    }

    /** A row as it stands in its table. */
    static final class Found {
        private final byte[] image;
        private final Optional<UUID> lastEvent;

        private Found(byte[] image, Optional<UUID> lastEvent) {
            this.image = image;
            this.lastEvent = lastEvent;
        }

        /** Canonical; not a copy. */
        byte[] image() {
            return image;
        }

        /** What the row names as its last entry; empty before its first. */
        Optional<UUID> lastEvent() {
            return lastEvent;
        }
    }

    /**
     * The rows of one table, locked for this transaction in the order of their ids; a row that is gone is missing in the
     * answer.
     */
    static Map<Row, Found> lock(Connection connection, List<Row> ofTable) throws SQLException {
        // As strong as the update of the pointer, which comes next, and no stronger: rows that only refer to this one
        // can be put in meanwhile. H2 knows one kind of lock.
        boolean kinds = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        return select(connection, ofTable, " order by id for " + (kinds ? "no key update" : "update"));
    }

    /** The rows of one table as this connection sees them. */
    static Map<Row, Found> read(Connection connection, List<Row> ofTable) throws SQLException {
        return select(connection, ofTable, "");
    }

    private static Map<Row, Found> select(Connection connection, List<Row> ofTable, String how) throws SQLException {
        String table = ofTable.get(0).table();
        String sql = "select id, last_event, " + String.join(", ", columnsOf(table)) + " from " + table
                + " where id in (" + String.join(", ", Collections.nCopies(ofTable.size(), "?")) + ")" + how;
        Map<Row, Found> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < ofTable.size(); i++) {
                select.setObject(i + 1, ofTable.get(i).id());
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    UUID id = result.getObject(1, UUID.class);
                    found.put(
                            new Row(table, id),
                            new Found(
                                    image(table, id, result),
                                    Optional.ofNullable(result.getObject("last_event", UUID.class))));
                }
            }
        }
        return found;
    }

    static List<String> columnsOf(String table) {
        List<String> columns = COLUMNS.get(table);
        if (columns == null) {
            throw new IllegalArgumentException("expected a guarded table, found " + table);
        }
        return columns;
    }

    /** The image of the row under the cursor; the result set holds the columns of the table's list. */
    static byte[] image(String table, UUID id, ResultSet result) throws SQLException {
        Map<String, @Nullable Object> image = new TreeMap<>();
        image.put("table", table);
        image.put("id", id.toString());
        for (String column : columnsOf(table)) {
            image.put("." + column, text(result.getObject(column)));
        }
        return CanonicalJson.write(image);
    }

    private static @Nullable Object text(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number && !(value instanceof java.math.BigDecimal)) {
            return number.longValue();
        }
        if (value instanceof java.math.BigDecimal amount) {
            return amount.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        if (value instanceof LocalDateTime time) {
            return time.toString();
        }
        if (value instanceof Date day) {
            return day.toLocalDate().toString();
        }
        if (value instanceof java.sql.Clob clob) {
            return clob.getSubString(1, Math.toIntExact(clob.length()));
        }
        return value.toString();
    }
}
