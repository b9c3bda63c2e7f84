package org.xiezhi.casework.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Accounts;
import org.xiezhi.casework.staff.Room;
import org.xiezhi.casework.staff.StaffQueries;

/** The accounts as administrators see them. */
@Stateless
public class AccountQueries {

    @Inject
    private Accounts accounts;

    @Inject
    private StaffQueries staff;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /** A line of the list. */
    public record Line(
            UUID id,
            String loginName,
            String displayName,
            Set<Role> roles,
            String room,
            boolean disabled,
            boolean locked) {}

    public List<Line> list() {
        gate.require(Permission.ACCOUNT_LIST);
        Map<UUID, String> rooms = staff.roomNames();
        Set<UUID> locked = accounts.locked(clock.now());
        List<Line> lines = accounts.all().stream()
                .map(account -> line(account, rooms, locked.contains(account.id())))
                .toList();
        trail.append(Act.ACCOUNTS_LISTED, Subject.of("account"), Map.of(Value.COUNT, Integer.toString(lines.size())));
        return lines;
    }

    /**
     * An account's rights as they stand.
     *
     * @param version to be sent back with a change of them
     */
    public record Rights(
            UUID id,
            String loginName,
            String displayName,
            Set<Role> roles,
            Optional<UUID> room,
            Set<UUID> ledRooms,
            long version) {}

    /** One account for the security administrator. */
    public Rights rights(UUID id) {
        gate.require(Permission.RIGHTS_MANAGE);
        Account account = accounts.get(id);
        Set<UUID> led = accounts.rooms().stream()
                .filter(room -> room.ledBy().filter(id::equals).isPresent())
                .map(Room::id)
                .collect(Collectors.toSet());
        trail.append(Act.RIGHTS_OPENED, Subject.of("account", id), Map.of(Value.LOGIN_NAME, account.loginName()));
        return new Rights(
                id,
                account.loginName(),
                account.displayName(),
                account.roles(),
                account.room(),
                led,
                account.version());
    }

    private static Line line(Account account, Map<UUID, String> rooms, boolean locked) {
        return new Line(
                account.id(),
                account.loginName(),
                account.displayName(),
                account.roles(),
                account.room().map(room -> rooms.getOrDefault(room, "")).orElse(""),
                account.disabled(),
                locked);
    }
}
