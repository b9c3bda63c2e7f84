package org.xiezhi.access;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Under what somebody may act.
 *
 * @param role the one of his roles that carries the permission; of several, the one with the closest tie to the matter
 * @param ground what opens the matter to that role
 */
public record Grant(Role role, Ground ground) {
    public Grant {
        requireNonNull(role, "role");
        requireNonNull(ground, "ground");
    }

    /** The closest grant among those of the actor's roles; asked only after no rule denied, so that one carries the permission. */
    static Grant of(Question asked) {
        return asked.actor().roles().stream()
                .filter(role -> RolePermissions.of(role).contains(asked.permission()))
                .map(role -> new Grant(role, openedBy(asked, role)))
                .min(Comparator.comparing(Grant::ground)
                        .thenComparing(grant -> elsewhere(asked, grant.role()))
                        .thenComparing(Grant::role))
                .orElseThrow(() -> new IllegalStateException("expected a role that carries "
                        + asked.permission().code() + ", found " + asked.actor().roles()));
    }

    private static Ground openedBy(Question asked, Role role) {
        return Arrays.stream(Ground.values())
                .filter(ground -> ground.fits(asked, role))
                .findFirst()
                .orElseThrow();
    }

    /** Two hats on one ground: the decision of a leader who also heads another room is the leader's. */
    private static boolean elsewhere(Question asked, Role role) {
        return asked.concernsKnownMatter()
                && ((role == Role.ROOM_HEAD && !asked.isHeadOfHandlingRoom())
                        || (role == Role.LEADER_IN_CHARGE && !asked.leadsHandlingRoom()));
    }
}
