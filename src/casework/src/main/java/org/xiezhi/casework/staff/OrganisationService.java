package org.xiezhi.casework.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.ServerClock;

/** Puts an organisation into an empty database. */
@Stateless
public class OrganisationService {

    @Inject
    private Accounts accounts;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /** Loads the demo organisation if there is no account yet; true if it did. */
    @OpenToAll(because = "called at the start in demo mode, before anybody can sign in")
    public boolean loadDemo(DemoOrganisation organisation) {
        if (accounts.count() > 0) {
            return false;
        }
        Map<String, Room> rooms = addRooms(organisation);
        Map<String, Account> made = new HashMap<>();
        // A salt of its own protects nobody whose password is printed on the login page, and costs the start seconds.
        Map<String, String> hashes = new HashMap<>();
        for (DemoAccount row : organisation.accounts()) {
            UUID room = Optional.ofNullable(rooms.get(row.room())).map(Room::id).orElse(null);
            String hash = hashes.computeIfAbsent(row.password(), word -> Passwords.hash(word.toCharArray()));
            made.put(row.loginName(), make(row, room, hash));
        }
        for (DemoOrganisation.DemoRoom row : organisation.rooms()) {
            Account leader = made.get(row.ledBy());
            Room room = rooms.get(row.code());
            if (leader != null && room != null) {
                room.putUnder(leader.id());
            }
        }
        List<Row> rows = new ArrayList<>();
        made.values().forEach(account -> rows.add(new Row("account", account.id())));
        rooms.values().forEach(room -> rows.add(new Row("room", room.id())));
        trail.append(
                Act.ORGANISATION_LOADED,
                Subject.of("organisation"),
                Map.of(Value.COUNT, Integer.toString(made.size())),
                rows.toArray(Row[]::new));
        return true;
    }

    private Map<String, Room> addRooms(DemoOrganisation organisation) {
        Map<String, Room> rooms = new HashMap<>();
        for (DemoOrganisation.DemoRoom row : organisation.rooms()) {
            Room room = new Room(
                    clock.nextId(), row.code(), row.duty(), row.simplified(), row.traditional(), row.english());
            accounts.add(room);
            rooms.put(row.code(), room);
        }
        return rooms;
    }

    /** Whether nobody can sign in yet. */
    @OpenToAll(because = "asked at the start, before anybody can sign in")
    public boolean isEmpty() {
        return accounts.count() == 0;
    }

    /**
     * Makes the first administrators, and the rooms that every county-level commission has.
     *
     * @param administrators by their one role, whose name is the prefix of the fields
     */
    @OpenToAll(because = "the caller has checked the one-time code")
    public void begin(EnumMap<Role, AccountForm> administrators) {
        if (accounts.count() > 0) {
            throw new NotFoundException("setup");
        }
        InputCheck check = new InputCheck();
        Set<String> names = new HashSet<>();
        EnumMap<Role, CheckedAccount> checked = new EnumMap<>(Role.class);
        administrators.forEach((role, form) -> {
            boolean twice =
                    form.loginName() != null && !names.add(form.loginName().strip());
            checked.put(role, CheckedAccount.of(check, role.name().toLowerCase(Locale.ROOT) + "_", form, twice));
        });
        check.orRefuse();
        List<Row> rows = new ArrayList<>();
        addRooms(DemoOrganisation.read()).values().forEach(room -> rows.add(new Row("room", room.id())));
        checked.forEach((role, account) -> {
            Account made = account.account(clock.nextId(), Set.of(role));
            accounts.add(made);
            rows.add(new Row("account", made.id()));
        });
        trail.append(
                Act.FIRST_ADMINISTRATORS_MADE,
                Subject.of("organisation"),
                Map.of(Value.COUNT, Integer.toString(checked.size())),
                rows.toArray(Row[]::new));
    }

    private Account make(DemoAccount row, @Nullable UUID room, String hash) {
        EnumSet<Role> held = EnumSet.copyOf(row.roles());
        if (!new AccessRules().incompatible(held).isEmpty()) {
            throw new IllegalArgumentException(
                    "account " + row.loginName() + ": expected roles that one person may hold, found " + held);
        }
        Account account = new Account(clock.nextId(), row.loginName(), row.displayName(), hash, room, held);
        accounts.add(account);
        return account;
    }
}
