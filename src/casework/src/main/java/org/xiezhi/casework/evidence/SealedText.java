package org.xiezhi.casework.evidence;

import java.util.UUID;
import org.xiezhi.vault.field.FieldContext;

/** The texts of an item that stand encrypted in the database, each bound to its column and row. */
enum SealedText {
    NAME("evidence", "name_sealed"),
    PLACE("evidence", "place_sealed"),
    HOLDER("evidence", "holder_sealed"),
    NOTE("evidence", "note_sealed"),
    QUANTITY("thing", "quantity_sealed"),
    FEATURES("thing", "features_sealed"),
    SEAL("thing", "seal_sealed");

    private final String table;
    private final String column;

    SealedText(String table, String column) {
        this.table = table;
        this.column = column;
    }

    FieldContext of(UUID evidence) {
        return new FieldContext(table, column, evidence);
    }
}
