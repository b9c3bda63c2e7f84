package org.xiezhi.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.xiezhi.access.Permission.Scope;

/** One question to the rules, with the words they are written in. */
record Question(Actor actor, Permission permission, Optional<Relations> matter) {

    boolean is(Role role) {
        return actor.roles().contains(role);
    }

    boolean asksFor(Permission... permissions) {
        return Set.of(permissions).contains(permission);
    }

    boolean concernsMatters() {
        return permission.scope() != Scope.HOUSE;
    }

    boolean concernsKnownMatter() {
        return permission.scope() == Scope.MATTER || (permission.scope() == Scope.ROWS && matter.isPresent());
    }

    boolean among(Function<Relations, Set<UUID>> accounts) {
        return matter.map(accounts)
                .filter(some -> some.contains(actor.account()))
                .isPresent();
    }

    boolean isRegistrar() {
        return matter.flatMap(Relations::registrar)
                .filter(actor.account()::equals)
                .isPresent();
    }

    boolean isHeadOfHandlingRoom() {
        return is(Role.ROOM_HEAD) && actor.room().isPresent() && actor.room().equals(handlingRoom());
    }

    boolean leadsHandlingRoom() {
        return is(Role.LEADER_IN_CHARGE)
                && handlingRoom().filter(actor.ledRooms()::contains).isPresent();
    }

    boolean isKeeper() {
        return is(Role.CUSTODIAN) && among(Relations::keepers);
    }

    boolean isSuperior() {
        return isHeadOfHandlingRoom() || leadsHandlingRoom() || is(Role.CHIEF);
    }

    boolean holdsPermission() {
        return actor.roles().stream().anyMatch(role -> RolePermissions.of(role).contains(permission));
    }

    /** Those to whom the substance of the matter is open. */
    boolean isWithinMatter() {
        return among(Relations::handlers) || among(Relations::approvers) || isSuperior();
    }

    /** Those who may know that the matter exists. */
    boolean mayKnowMatter() {
        return isWithinMatter() || isRegistrar() || is(Role.CASE_SUPERVISOR) || isKeeper();
    }

    private Optional<UUID> handlingRoom() {
        return matter.flatMap(Relations::handlingRoom);
    }
}
