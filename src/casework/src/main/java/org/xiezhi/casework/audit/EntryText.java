package org.xiezhi.casework.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.ledger.CanonicalJson;

/**
 * An entry read back from its canonical bytes, of version 1 or 2. What version 1 does not say is empty.
 *
 * @param values commitments by name, those of address and reason among them
 */
record EntryText(
        long version,
        UUID id,
        Instant time,
        String act,
        String outcome,
        Optional<UUID> actor,
        Optional<UUID> behalf,
        Optional<String> role,
        Optional<String> rule,
        String object,
        Optional<UUID> objectId,
        Optional<UUID> matter,
        Map<String, String> values,
        List<Image> rows) {

    /** From this version on an entry says what each of its rows was before. */
    private static final long WITH_BEFORE = 2;

    /**
     * What an entry says of a row.
     *
     * @param hash null where the row was gone after the act
     * @param before the hash of the row before the act, in honest trails that of the entry before; null where the row was not there, and in version 1
     */
    record Image(
            String table,
            UUID id,
            @Nullable String hash,
            @Nullable String before) {}

    /**
     * Reads an entry as far as the product needs it; whether it keeps every rule of its form is the verifier's question.
     *
     * @throws IllegalArgumentException for bytes that are no entry
     */
    static EntryText parse(byte[] bytes) {
        try {
            return read(CanonicalJson.parseObject(bytes));
        } catch (ClassCastException | DateTimeException e) {
            throw new IllegalArgumentException("expected an entry, found other members", e);
        }
    }

    private static EntryText read(Map<String, @Nullable Object> root) {
        if (!(present(root, "v") instanceof Long version) || version < 1 || version > EntryStore.ENTRY_VERSION) {
            throw new IllegalArgumentException("expected an entry of version 1 or 2, found " + root.get("v"));
        }
        return new EntryText(
                version,
                UUID.fromString((String) present(root, "id")),
                Instant.parse((String) present(root, "time")),
                (String) present(root, "act"),
                (String) present(root, "outcome"),
                id(root, "actor"),
                id(root, "behalf"),
                Optional.ofNullable((String) root.get("role")),
                Optional.ofNullable((String) root.get("rule")),
                (String) present(root, "object"),
                id(root, "objectId"),
                id(root, "matter"),
                values(root),
                rows(root));
    }

    /** Whether it says what its rows were before. */
    boolean tellsBefore() {
        return version >= WITH_BEFORE;
    }

    /** What it says of that row; empty if it does not speak of it. */
    Optional<Image> row(String table, UUID id) {
        return rows.stream()
                .filter(one -> one.table().equals(table) && one.id().equals(id))
                .findFirst();
    }

    private static Map<String, String> values(Map<String, @Nullable Object> root) {
        Map<String, String> values = new HashMap<>();
        ((Map<?, ?>) present(root, "values")).forEach((name, hash) -> values.put((String) name, (String) hash));
        for (Value member : EntryStore.MEMBERS) {
            if (root.get(member.code()) instanceof String hash) {
                values.put(member.code(), hash);
            }
        }
        return values;
    }

    private static List<Image> rows(Map<String, @Nullable Object> root) {
        List<Image> rows = new ArrayList<>();
        for (Object row : (List<?>) present(root, "rows")) {
            Map<?, ?> image = (Map<?, ?>) row;
            rows.add(new Image(
                    text(image, "table"), UUID.fromString(text(image, "id")), (String) image.get("hash"), (String)
                            image.get("before")));
        }
        return rows;
    }

    private static String text(Map<?, ?> image, String key) {
        if (image.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected " + key + " of a row in the entry, found none");
    }

    private static Object present(Map<String, @Nullable Object> root, String key) {
        Object value = root.get(key);
        if (value == null) {
            throw new IllegalArgumentException("expected " + key + " in the entry, found none");
        }
        return value;
    }

    private static Optional<UUID> id(Map<String, @Nullable Object> root, String key) {
        return Optional.ofNullable((String) root.get(key)).map(UUID::fromString);
    }
}
