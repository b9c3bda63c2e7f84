package org.xiezhi.casework.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;

/** An entry read back from its canonical bytes. */
record EntryText(
        UUID id,
        Instant time,
        String act,
        String outcome,
        Optional<UUID> actor,
        String object,
        Optional<UUID> objectId,
        Optional<UUID> matter,
        Map<String, String> values,
        List<Image> rows) {

    /** The hash an entry carries of a row; null where the row was gone. */
    record Image(String table, UUID id, @Nullable String hash) {}

    static EntryText parse(byte[] bytes) {
        Map<String, @Nullable Object> root = CanonicalJson.parseObject(bytes);
        Map<String, String> values = new HashMap<>();
        ((Map<?, ?>) present(root, "values")).forEach((name, hash) -> values.put((String) name, (String) hash));
        List<Image> rows = new ArrayList<>();
        for (Object row : (List<?>) present(root, "rows")) {
            Map<?, ?> image = (Map<?, ?>) row;
            rows.add(new Image(text(image, "table"), UUID.fromString(text(image, "id")), (String) image.get("hash")));
        }
        return new EntryText(
                UUID.fromString((String) present(root, "id")),
                Instant.parse((String) present(root, "time")),
                (String) present(root, "act"),
                (String) present(root, "outcome"),
                id(root, "actor"),
                (String) present(root, "object"),
                id(root, "objectId"),
                id(root, "matter"),
                values,
                rows);
    }

    private static String text(Map<?, ?> image, String key) {
        return (String) Objects.requireNonNull(image.get(key), key);
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
