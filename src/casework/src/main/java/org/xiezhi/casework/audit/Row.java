package org.xiezhi.casework.audit;

import java.util.UUID;

/** A business row whose after-image an entry carries. */
public record Row(String table, UUID id) {

    public Row {
        if (!GuardedTables.names().contains(table)) {
            throw new IllegalArgumentException("expected a guarded table, found " + table);
        }
    }
}
