package org.xiezhi.casework.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Role;

/**
 * An account whose web session was checked for the current request; never built from what a client says.
 *
 * @param webSession id of the session's row, or of the token's by which a program asked
 */
public record SignedIn(
        UUID account,
        UUID webSession,
        String loginName,
        String displayName,
        Set<Role> roles,
        Optional<UUID> room,
        String roomName,
        Set<UUID> ledRooms,
        Locale locale) {

    public SignedIn {
        roles = Set.copyOf(roles);
        ledRooms = Set.copyOf(ledRooms);
    }

    /** The same person in the words of the access rules. */
    public Actor actor() {
        return new Actor(account, roles, room, ledRooms);
    }
}
