package org.xiezhi.vault;

import java.util.List;
import java.util.UUID;

/** What a sweep removed, for the trail: uploads that a crash left half-way, and containers that no row knows. */
public record SweptObjects(List<UUID> partial, List<UUID> unknown) {

    public SweptObjects {
        partial = List.copyOf(partial);
        unknown = List.copyOf(unknown);
    }
}
