package org.xiezhi.casework.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
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
        Map<String, Room> rooms = new HashMap<>();
        for (DemoOrganisation.DemoRoom row : organisation.rooms()) {
            Room room = new Room(
                    clock.nextId(), row.code(), row.duty(), row.simplified(), row.traditional(), row.english());
            accounts.add(room);
            rooms.put(row.code(), room);
        }
        Map<String, Account> made = new HashMap<>();
        for (DemoAccount row : organisation.accounts()) {
            UUID room = Optional.ofNullable(rooms.get(row.room())).map(Room::id).orElse(null);
            made.put(
                    row.loginName(),
                    make(row.loginName(), row.displayName(), row.password().toCharArray(), room, row.roles()));
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

    private Account make(String login, String name, char[] password, @Nullable UUID room, List<Role> roles) {
        EnumSet<Role> held = EnumSet.copyOf(roles);
        if (!new AccessRules().incompatible(held).isEmpty()) {
            throw new IllegalArgumentException(
                    "account " + login + ": expected roles that one person may hold, found " + held);
        }
        Account account = new Account(clock.nextId(), login, name, Passwords.hash(password), room, held);
        accounts.add(account);
        return account;
    }
}
