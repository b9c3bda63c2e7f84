package org.xiezhi.casework.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables whose rows the trail guards, and which columns of them make a row's image.
 *
 * <p>A list of columns has a version; a new column makes a new version and marks nothing old as forged.
 */
final class GuardedTables {

    static final int VERSION = 1;

    private static final Map<String, List<String>> COLUMNS = catalogue();

    private GuardedTables() {}

    private static Map<String, List<String>> catalogue() {
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
    static Set<String> names() {
        return COLUMNS.keySet();
    }

    static List<String> columns(String table) {
        List<String> columns = COLUMNS.get(table);
        if (columns == null) {
            throw new IllegalArgumentException("expected a guarded table, found " + table);
        }
        return columns;
    }
}
