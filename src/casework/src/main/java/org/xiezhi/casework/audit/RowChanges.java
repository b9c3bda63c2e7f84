package org.xiezhi.casework.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;

/**
 * What an act changed in rows that were there before, for the story of the trail: a line {@code table.column} for each
 * column, and for those that an auditor may read what it was and what it is. Columns with content of a matter, secrets and
 * anything not listed here say only that they changed.
 */
final class RowChanges {

    /** The longest content of a column that is told whole, in characters: states, days, ids and lists of roles. */
    static final int LONGEST = 200;

    private static final Map<String, Set<String>> OPEN = Map.ofEntries(
            Map.entry("account", Set.of("login_name", "display_name", "roles", "room_id", "disabled", "second_factor")),
            Map.entry("room", Set.of("code", "duty", "led_by")),
            Map.entry("matter", Set.of("stage", "rulebook", "handling_room")),
            Map.entry("matter_member", Set.of("account_id", "part", "since")),
            Map.entry("clue", Set.of("number", "received", "secret_level", "proposed_room")),
            Map.entry("proposal", Set.of("step", "state", "round")),
            Map.entry("proposal_step", Set.of("place", "level", "due", "decision", "decided_by", "held_level")),
            Map.entry("evidence", Set.of("item")),
            Map.entry("thing", Set.of("whereabouts", "keeper", "since", "due")),
            Map.entry(
                    "handover",
                    Set.of("purpose", "state", "giver", "receiver", "due", "approver", "given_seal", "taken_seal")),
            Map.entry("audit_query", Set.of("number", "room_id", "state", "due", "ended_by")),
            Map.entry("audit_query_answer", Set.of("next_due", "judged_by")),
            Map.entry("audit_token", Set.of("last_day", "revoked")),
            Map.entry("erasure", Set.of("number", "state", "ground", "decided_by")),
            Map.entry("trail_alarm", Set.of("kind", "ended", "answered", "answered_by")),
            Map.entry("casefile", Set.of("number")));

    private RowChanges() {}

    /** The columns of a table whose content an auditor may read. */
    static Set<String> open(String table) {
        return OPEN.getOrDefault(table, Set.of());
    }

    /**
     * The lines, sorted, each once; empty if nothing that was there before is another now.
     *
     * @param before images of the rows as they were committed before the act
     */
    static String told(Map<Row, RowImages.Found> before, Map<Row, RowImages.Found> now) {
        List<String> lines = new ArrayList<>();
        before.forEach((row, was) -> {
            RowImages.Found is = now.get(row);
            if (is != null) {
                lines.addAll(lines(row.table(), was.image(), is.image()));
            }
        });
        return lines.stream().sorted().distinct().collect(Collectors.joining("\n"));
    }

    private static Collection<String> lines(String table, byte[] was, byte[] is) {
        Map<String, @Nullable Object> before = new TreeMap<>(CanonicalJson.parseObject(was));
        Map<String, @Nullable Object> after = CanonicalJson.parseObject(is);
        return before.entrySet().stream()
                .filter(column -> !Objects.equals(column.getValue(), after.get(column.getKey())))
                .map(column -> line(table, column.getKey().substring(1), column.getValue(), after.get(column.getKey())))
                .toList();
    }

    private static String line(String table, String column, @Nullable Object was, @Nullable Object is) {
        String name = table + "." + column;
        return open(table).contains(column) ? name + ": " + said(was) + " → " + said(is) : name;
    }

    private static String said(@Nullable Object content) {
        String text = content == null ? "-" : content.toString().replace('\n', ' ');
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
