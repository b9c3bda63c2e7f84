package org.xiezhi.casework.evidence;

import java.util.UUID;
import org.xiezhi.vault.field.FieldContext;

/** The texts of an item that stand encrypted in the database, each bound to its column and row. */
enum SealedText {
    NAME("name_sealed"),
    PLACE("place_sealed"),
    HOLDER("holder_sealed"),
    NOTE("note_sealed");

    private final String column;

    SealedText(String column) {
        this.column = column;
    }

    FieldContext of(UUID evidence) {
        return new FieldContext("evidence", column, evidence);
    }
}
