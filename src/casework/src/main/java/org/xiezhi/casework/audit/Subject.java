package org.xiezhi.casework.audit;

import java.util.Optional;
import java.util.UUID;

/**
 * What an act is about.
 *
 * @param type one word: clue, casefile, evidence, proposal, account, session, trail, query, system
 * @param matter the matter it belongs to, if any
 */
public record Subject(String type, Optional<UUID> id, Optional<UUID> matter) {

    public static Subject of(String type) {
        return new Subject(type, Optional.empty(), Optional.empty());
    }

    public static Subject of(String type, UUID id) {
        return new Subject(type, Optional.of(id), Optional.empty());
    }

    public static Subject of(String type, UUID id, UUID matter) {
        return new Subject(type, Optional.of(id), Optional.of(matter));
    }
}
