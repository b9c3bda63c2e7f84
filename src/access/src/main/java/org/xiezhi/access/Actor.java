package org.xiezhi.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts: an account with its roles and rooms at this moment.
 *
 * @param ledRooms rooms that a leader in charge leads; empty for everybody else
 */
public record Actor(UUID account, Set<Role> roles, Optional<UUID> room, Set<UUID> ledRooms) {
    public Actor {
        requireNonNull(account, "account");
        requireNonNull(room, "room");
        roles = Set.copyOf(roles);
        ledRooms = Set.copyOf(ledRooms);
    }
}
