package org.xiezhi.casework.administration;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Role;
import org.xiezhi.casework.shared.InputCheck;

/**
 * What the security administrator chooses for an account; unchecked.
 *
 * @param ledRooms the rooms a leader in charge leads; empty for everybody else
 * @param version of the account as it was shown
 */
public record RightsForm(Set<Role> roles, @Nullable UUID room, Set<UUID> ledRooms, long version) {

    /** Roles whose level or work belongs to a room. */
    private static final Set<Role> IN_A_ROOM = Set.of(Role.INSPECTOR, Role.ROOM_HEAD);

    public RightsForm {
        roles = Set.copyOf(roles);
        ledRooms = Set.copyOf(ledRooms);
    }

    /** Notes at each field what is wrong with it. */
    void check(InputCheck check, Set<UUID> rooms) {
        check.demand(new AccessRules().incompatible(roles).isEmpty(), "roles", "input.roles_collide");
        check.demand(room == null || rooms.contains(room), "room", "input.not_offered");
        check.demand(room != null || roles.stream().noneMatch(IN_A_ROOM::contains), "room", "input.room_for_role");
        check.demand(rooms.containsAll(ledRooms), "ledRooms", "input.not_offered");
        check.demand(
                ledRooms.isEmpty() || roles.contains(Role.LEADER_IN_CHARGE), "ledRooms", "input.leads_without_role");
    }
}
