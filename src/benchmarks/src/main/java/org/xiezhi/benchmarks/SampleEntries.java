package org.xiezhi.benchmarks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;

/**
 * Entries as the product writes them (docs/formats/audit-entry.md, version 2) without a database: looks, acts that change
 * a row or two, refusals. The same number gives the same bytes, so that a log can be made anew and compared.
 */
final class SampleEntries {

    private static final Instant START = Instant.parse("2026-01-05T00:30:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int HASH_BYTES = 32;
    private static final int PEOPLE = 40;

    private record Kind(String act, String outcome, String object, List<String> values, List<String> tables) {}

    /** Of ten entries of a day six are looks, three change something, one is a refusal. */
    private static final List<Kind> DAY = List.of(
            new Kind("desk.opened", "done", "desk", List.of("count"), List.of()),
            new Kind("clue.listed", "done", "clue", List.of("count", "sought"), List.of()),
            new Kind("clue.opened", "done", "clue", List.of("number"), List.of()),
            new Kind("evidence.opened", "done", "evidence", List.of("number", "item"), List.of()),
            new Kind("casefile.opened", "done", "casefile", List.of("number"), List.of()),
            new Kind("proposal.opened", "done", "proposal", List.of("number", "step", "document"), List.of()),
            new Kind("clue.registered", "done", "clue", List.of("number", "person"), List.of("matter", "clue")),
            new Kind(
                    "proposal.agreed",
                    "done",
                    "proposal",
                    List.of("number", "step", "level", "document"),
                    List.of("proposal", "proposal_step")),
            new Kind("session.signed-in", "done", "session", List.of(), List.of()),
            new Kind("access.refused", "refused", "clue", List.of("permission"), List.of()));

    private SampleEntries() {}

    /** The entry of that number. */
    static byte[] entry(long number) {
        Random random = new Random(number);
        Kind kind = DAY.get((int) (number % DAY.size()));
        Instant time = START.plusMillis(number * 700);
        Map<String, @Nullable Object> entry = new TreeMap<>();
        entry.put("v", 2L);
        entry.put(
                "id",
                new UUID(time.toEpochMilli() << 16 | 0x7000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString());
        entry.put("time", TIME.format(time));
        entry.put("act", kind.act());
        entry.put("outcome", kind.outcome());
        entry.put("actor", id("actor", number % PEOPLE));
        entry.put("session", id("session", number / 500));
        entry.put("roles", number % 3 == 0 ? List.of("INSPECTOR", "ROOM_HEAD") : List.of("INSPECTOR"));
        entry.put("role", kind.outcome().equals("done") ? "INSPECTOR" : null);
        entry.put("rule", kind.outcome().equals("done") ? "access.as_handler" : "access.other_room");
        entry.put("behalf", null);
        entry.put("address", hash(random));
        entry.put("reason", null);
        entry.put("object", kind.object());
        entry.put("objectId", id(kind.object(), number / 7));
        entry.put("matter", kind.values().contains("number") ? id("matter", number / 30) : null);
        Map<String, @Nullable Object> values = new TreeMap<>();
        kind.values().forEach(name -> values.put(name, hash(random)));
        entry.put("values", values);
        entry.put("rows", rows(kind, number, random));
        return CanonicalJson.write(entry);
    }

    private static List<Object> rows(Kind kind, long number, Random random) {
        List<Object> rows = new ArrayList<>();
        for (String table : kind.tables()) {
            Map<String, @Nullable Object> row = new TreeMap<>();
            row.put("table", table);
            row.put("id", id(table, number));
            row.put("columns", 1L);
            // Of each row the log speaks once.
            row.put("before", null);
            row.put("hash", hash(random));
            rows.add(row);
        }
        return rows;
    }

    private static String id(String of, long number) {
        return new UUID(0x0192_0000_0000_7000L | (long) of.hashCode() << 20, Long.MIN_VALUE | number).toString();
    }

    private static String hash(Random random) {
        byte[] bytes = new byte[HASH_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
