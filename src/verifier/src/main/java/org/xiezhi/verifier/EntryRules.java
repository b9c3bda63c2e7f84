package org.xiezhi.verifier;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.MalformedException;

/**
 * One entry by the rules of {@code docs/formats/audit-entry.md}.
 *
 * @param id of the event
 * @param time of the event, in milliseconds since 1970
 * @param rows what it says of rows
 */
record EntryRules(UUID id, long time, List<RowHash> rows) {

    /**
     * What an entry says of a row; no hash where the row is gone.
     *
     * @param tellsBefore whether the entry says what the row was before the act; version 1 does not
     * @param before the row hash before the act; empty where the row was not there
     */
    record RowHash(String table, UUID id, Optional<byte[]> hash, boolean tellsBefore, Optional<byte[]> before) {}

    private static final Set<String> MEMBERS = Set.of(
            "v",
            "id",
            "time",
            "act",
            "outcome",
            "actor",
            "session",
            "roles",
            "object",
            "objectId",
            "matter",
            "values",
            "rows");
    private static final Set<String> SECOND_MEMBERS =
            with(MEMBERS, List.of("behalf", "role", "address", "reason", "rule"));
    private static final Set<String> ROW_MEMBERS = Set.of("table", "id", "columns", "hash");
    private static final Set<String> SECOND_ROW_MEMBERS = with(ROW_MEMBERS, List.of("before"));
    // Values with a member of their own.
    private static final Set<String> NO_VALUES = Set.of("address", "reason");
    private static final Set<String> OUTCOMES = Set.of("done", "refused", "failed");
    private static final String TIME_FORM = "0000-00-00T00:00:00.000Z";
    private static final int TIME_LENGTH = TIME_FORM.length();
    private static final int UUID_LENGTH = 36;
    private static final int HASH_BYTES = 32;
    private static final int HASH_LENGTH = 44;
    /** Of base64, those whose two low bits are zero. */
    private static final String LAST_DIGITS = "AEIMQUYcgkosw048";

    /**
     * Reads an entry.
     *
     * @throws MalformedException for bytes that are no entry of version 1 or 2; the message shows no value of it
     */
    static EntryRules parse(byte[] bytes) {
        Map<String, @Nullable Object> entry = CanonicalJson.parseObject(bytes);
        boolean second = Objects.equals(entry.get("v"), 2L);
        demand(second || Objects.equals(entry.get("v"), 1L), "v 1 or 2");
        demandMembers(entry, second ? SECOND_MEMBERS : MEMBERS, "the members of its version");
        UUID id = uuid(entry.get("id"), "id");
        demand(id.version() == 7 && id.variant() == 2, "id of UUID version 7");
        demand(isCode(string(entry.get("act"), "act"), ".-"), "a code as act");
        demand(OUTCOMES.contains(string(entry.get("outcome"), "outcome")), "a known outcome");
        for (String member : List.of("actor", "behalf", "session", "objectId", "matter")) {
            if (entry.get(member) != null) {
                uuid(entry.get(member), member);
            }
        }
        demand(!string(entry.get("object"), "object").isEmpty(), "a name as object");
        demandSorted(list(entry.get("roles"), "roles"));
        Map<?, ?> values = map(entry.get("values"), "values");
        for (Object commitment : values.values()) {
            hash(commitment, "values");
        }
        if (second) {
            demandRight(entry, values);
        }
        return new EntryRules(
                id, time(string(entry.get("time"), "time")), rows(list(entry.get("rows"), "rows"), second));
    }

    /** What version 2 adds beside the rows; of a missing member {@code demandMembers} has spoken. */
    private static void demandRight(Map<String, @Nullable Object> entry, Map<?, ?> values) {
        Object role = entry.get("role");
        demand(role == null || list(entry.get("roles"), "roles").contains(role), "one of the roles as role");
        if (entry.get("rule") != null) {
            for (String rule : string(entry.get("rule"), "rule").split(" ", -1)) {
                demand(isCode(rule, "._:-"), "codes as rule");
            }
        }
        for (String member : NO_VALUES) {
            if (entry.get(member) != null) {
                hash(entry.get(member), member);
            }
            demand(!values.containsKey(member), member + " in its own member");
        }
    }

    private static Set<String> with(Set<String> first, List<String> more) {
        Set<String> all = new HashSet<>(first);
        all.addAll(more);
        return Set.copyOf(all);
    }

    private static void demandMembers(Map<?, ?> object, Set<String> expected, String what) {
        demand(object.size() == expected.size() && expected.containsAll(object.keySet()), what);
    }

    private static List<RowHash> rows(List<?> list, boolean second) {
        List<RowHash> rows = new ArrayList<>();
        for (Object one : list) {
            rows.add(row(map(one, "rows"), second));
        }
        // Most entries speak of one row, and a set of words for it costs more than reading it.
        if (second && rows.size() > 1) {
            Set<String> seen = new HashSet<>();
            rows.forEach(row -> demand(seen.add(row.id() + row.table()), "each row once"));
        }
        return rows;
    }

    private static RowHash row(Map<?, ?> row, boolean second) {
        demandMembers(row, second ? SECOND_ROW_MEMBERS : ROW_MEMBERS, "the members of a row");
        String table = string(row.get("table"), "table");
        demand(!table.isEmpty(), "a name as table");
        demand(row.get("columns") instanceof Long version && version > 0, "a version as columns");
        return new RowHash(table, uuid(row.get("id"), "id"), maybe(row, "hash"), second, maybe(row, "before"));
    }

    private static Optional<byte[]> maybe(Map<?, ?> row, String member) {
        Object hash = row.get(member);
        return hash == null ? Optional.empty() : Optional.of(hash(hash, member));
    }

    private static void demandSorted(List<?> roles) {
        @Nullable String before = null;
        for (Object role : roles) {
            String next = string(role, "roles");
            demand(before == null || before.compareTo(next) < 0, "roles sorted, each once");
            before = next;
        }
    }

    /** Words of lower-case letters and digits between single joints. */
    private static boolean isCode(String text, String joints) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letter && !(inWord && joints.indexOf(c) >= 0)) {
                return false;
            }
            inWord = letter;
        }
        return inWord;
    }

    private static long time(String text) {
        demand(text.length() == TIME_LENGTH && !text.startsWith("0000"), "a time with milliseconds");
        for (int i = 0; i < TIME_LENGTH; i++) {
            char form = TIME_FORM.charAt(i);
            char c = text.charAt(i);
            if (form == '0' ? c < '0' || c > '9' : c != form) {
                throw expected("a time in UTC with milliseconds");
            }
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19));
            return time.toEpochSecond(ZoneOffset.UTC) * 1_000 + number(text, 20, 23);
        } catch (DateTimeException e) {
            throw new MalformedException("entry: expected a day and time that there is, found another", e);
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static UUID uuid(@Nullable Object value, String member) {
        String text = string(value, member);
        if (text.length() != UUID_LENGTH) {
            throw expected("a lower-case UUID as " + member);
        }
        // Read while it is checked: half of an entry's bytes are these.
        long high = 0;
        long low = 0;
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (hyphen ? c != '-' : digit < 0) {
                throw expected("a lower-case UUID as " + member);
            }
            if (!hyphen && i < UUID_LENGTH / 2) {
                high = high << 4 | digit;
            } else if (!hyphen) {
                low = low << 4 | digit;
            }
        }
        return new UUID(high, low);
    }

    private static byte[] hash(@Nullable Object value, String member) {
        String text = string(value, member);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The JDK also takes missing padding and stray low bits in the last digit before it.
            demand(
                    bytes.length == HASH_BYTES
                            && text.length() == HASH_LENGTH
                            && LAST_DIGITS.indexOf(text.charAt(HASH_LENGTH - 2)) >= 0,
                    "base64 of 32 bytes in " + member);
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new MalformedException("entry: expected base64 in " + member + ", found another text", e);
        }
    }

    private static String string(@Nullable Object value, String member) {
        if (value instanceof String text) {
            return text;
        }
        throw expected("a string as " + member);
    }

    private static List<?> list(@Nullable Object value, String member) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw expected("a list as " + member);
    }

    private static Map<?, ?> map(@Nullable Object value, String member) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw expected("an object as " + member);
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw expected(what);
        }
    }

    // Entries may name people: a message says what must be, and shows nothing of what is.
    private static MalformedException expected(String what) {
        return new MalformedException("entry: expected " + what + ", found something else");
    }
}
