package org.xiezhi.casework.staff;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Reason;
import org.xiezhi.access.Role;
import org.xiezhi.casework.shared.InputCheck;

/** An account's fields after the check: a name nobody has, roles one person may hold, a password nobody guesses. */
record CheckedAccount(
        String loginName,
        String displayName,
        String password,
        @Nullable UUID room,
        Set<Role> roles,
        Set<UUID> ledRooms) {

    /** What can be typed on every keyboard and told over the telephone. */
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{2,63}");

    private static final int LONGEST_NAME = 100;

    /** Roles whose level or work belongs to a room. */
    private static final Set<Role> IN_A_ROOM = Set.of(Role.INSPECTOR, Role.ROOM_HEAD);

    /**
     * Checks a form.
     *
     * @param prefix put before the names of the fields, where one page has several accounts
     */
    static CheckedAccount of(InputCheck check, String prefix, AccountForm form, Set<UUID> rooms, boolean nameTaken) {
        String login = check.required(prefix + "loginName", form.loginName(), LONGEST_NAME);
        check.demand(login.isEmpty() || LOGIN.matcher(login).matches(), prefix + "loginName", "input.login_name");
        check.demand(!nameTaken, prefix + "loginName", "input.login_taken");
        String name = check.required(prefix + "displayName", form.displayName(), LONGEST_NAME);
        String password = form.password() == null ? "" : form.password();
        PasswordRules.check(check, prefix + "password", login, password);
        check.demand(!form.roles().isEmpty(), prefix + "roles", "input.required");
        List<Reason> collisions = new AccessRules().incompatible(form.roles());
        check.demand(collisions.isEmpty(), prefix + "roles", "input.roles_collide");
        UUID room = form.room();
        check.demand(room == null || rooms.contains(room), prefix + "room", "input.not_offered");
        check.demand(
                room != null || form.roles().stream().noneMatch(IN_A_ROOM::contains),
                prefix + "room",
                "input.room_for_role");
        check.demand(rooms.containsAll(form.ledRooms()), prefix + "ledRooms", "input.not_offered");
        check.demand(
                form.ledRooms().isEmpty() || form.roles().contains(Role.LEADER_IN_CHARGE),
                prefix + "ledRooms",
                "input.leads_without_role");
        return new CheckedAccount(login, name, password, room, form.roles(), form.ledRooms());
    }

    /** Without the password: records are printed by logs and debuggers. */
    @Override
    public String toString() {
        return "CheckedAccount[" + loginName + "]";
    }
}
