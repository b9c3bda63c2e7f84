package org.xiezhi.casework.custody;

import java.util.UUID;
import org.xiezhi.vault.field.FieldContext;

/** The texts of a handover that stand encrypted in the database, each bound to its column and row. */
enum HandoverText {
    REASON("reason_sealed"),
    /** Where it is kept from now on. */
    PLACE("place_sealed"),
    /** What the receiver says of it. */
    REMARK("remark_sealed");

    private final String column;

    HandoverText(String column) {
        this.column = column;
    }

    FieldContext of(UUID handover) {
        return new FieldContext("handover", column, handover);
    }
}
