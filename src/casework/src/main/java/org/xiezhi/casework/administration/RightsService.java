package org.xiezhi.casework.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Accounts;
import org.xiezhi.casework.staff.RolesColumn;
import org.xiezhi.casework.staff.Room;

/**
 * Gives accounts their roles and rooms. Whoever makes accounts has no part in it: the system administrator makes them,
 * the security administrator says what they may do (separation of the three administrators, GB/T 22239-2019 8.1.5).
 */
@Stateless
public class RightsService {

    /** The work of each of the three goes on only while somebody holds the role. */
    private static final List<Role> NEVER_EMPTY =
            List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR);

    @Inject
    private Accounts accounts;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    /**
     * Sets what an account may do; it counts from its next request on.
     *
     * @throws ConflictException if the account changed since it was shown
     */
    @Requires(Permission.RIGHTS_MANAGE)
    public void set(UUID id, RightsForm form) {
        gate.require(Permission.RIGHTS_MANAGE);
        if (id.equals(actor.get().account())) {
            throw refuse(id, "rights.oneself");
        }
        // Locked in one order by everybody: of two who take roles away at once, the second sees what the first did.
        NEVER_EMPTY.forEach(role -> requireAnother(role, id, form));
        Account account = accounts.lock(id);
        if (account.version() != form.version()) {
            throw new ConflictException("account " + id + ": its rights changed since they were shown");
        }
        Map<UUID, Room> rooms = accounts.rooms().stream().collect(Collectors.toMap(Room::id, Function.identity()));
        InputCheck check = new InputCheck();
        form.check(check, rooms.keySet());
        check.orRefuse();
        String before = RolesColumn.text(account.roles());
        account.grant(form.roles(), form.room());
        List<Row> rows = new ArrayList<>(List.of(new Row("account", id)));
        rooms.values().stream()
                .filter(room -> lead(room, id, form.ledRooms().contains(room.id())))
                .forEach(room -> rows.add(new Row("room", room.id())));
        trail.append(
                Act.RIGHTS_CHANGED,
                Subject.of("account", id),
                Map.of(
                        Value.LOGIN_NAME,
                        account.loginName(),
                        Value.ROLES_BEFORE,
                        before,
                        Value.ROLES,
                        RolesColumn.text(form.roles())),
                rows.toArray(Row[]::new));
    }

    /** Puts the room under the account or takes it away; whether that changed the room. */
    private static boolean lead(Room room, UUID account, boolean leads) {
        boolean led = room.ledBy().filter(account::equals).isPresent();
        if (leads == led) {
            return false;
        }
        if (leads) {
            room.putUnder(account);
        } else {
            room.release();
        }
        return true;
    }

    private void requireAnother(Role role, UUID id, RightsForm form) {
        List<Account> holders = accounts.lockWithRole(role);
        if (!form.roles().contains(role)
                && holders.size() == 1
                && holders.get(0).id().equals(id)) {
            throw refuse(id, "rights.last");
        }
    }

    private RefusedException refuse(UUID id, String rule) {
        return gate.refuse(Permission.RIGHTS_MANAGE.code(), Subject.of("account", id), List.of(Refusal.of(rule)));
    }
}
