package org.xiezhi.vault.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.xiezhi.vault.shared.Uuids;

/** The place a sealed field belongs to; it opens nowhere else. */
public record FieldContext(String table, String column, UUID rowId) {

    private static final byte[] LABEL = "xiezhi field".getBytes(UTF_8);

    public FieldContext {
        if (table.isBlank() || column.isBlank()) {
            throw new IllegalArgumentException(
                    "expected a table and a column, found '" + table + "' and '" + column + "'");
        }
    }

    byte[] associatedData(byte formatVersion) {
        byte[] tableBytes = table.getBytes(UTF_8);
        byte[] columnBytes = column.getBytes(UTF_8);
        // Lengths in front of the names: ("ab", "c") and ("a", "bc") must not meet.
        return ByteBuffer.allocate(LABEL.length + 1 + 2 + tableBytes.length + 2 + columnBytes.length + Uuids.LENGTH)
                .put(LABEL)
                .put(formatVersion)
                .putShort((short) tableBytes.length)
                .put(tableBytes)
                .putShort((short) columnBytes.length)
                .put(columnBytes)
                .put(Uuids.bytes(rowId))
                .array();
    }
}
