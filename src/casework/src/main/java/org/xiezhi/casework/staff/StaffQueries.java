package org.xiezhi.casework.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Role;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Settings;

/** Names of people and rooms for pages; no content of any matter. */
@Stateless
public class StaffQueries {

    @Inject
    private Accounts accounts;

    @Inject
    private CurrentActor actor;

    @Inject
    private Settings settings;

    /** A room that can be chosen. */
    public record RoomName(UUID id, String name) {}

    /** A person that can be chosen. */
    public record PersonName(UUID id, String name) {}

    /** The accounts of the login page with the names of their rooms; empty outside the demo mode. */
    public List<DemoAccount> demoAccounts() {
        if (!settings.demo()) {
            return List.of();
        }
        Map<String, String> rooms = new HashMap<>();
        accounts.rooms().forEach(room -> rooms.put(room.code(), room.name(actor.locale())));
        return DemoOrganisation.read().accounts().stream()
                .map(account -> account.inRoom(rooms.getOrDefault(account.room(), "")))
                .toList();
    }

    public String organ() {
        return settings.organName();
    }

    public List<RoomName> handlingRooms() {
        return accounts.handlingRooms().stream()
                .map(room -> new RoomName(room.id(), room.name(actor.locale())))
                .toList();
    }

    /** A person with the roles of the account as it is now. */
    public record KnownPerson(String name, Set<Role> roles) {}

    /** Everybody by account id, those who left included. */
    public Map<UUID, KnownPerson> people() {
        Map<UUID, KnownPerson> people = new HashMap<>();
        accounts.all()
                .forEach(account -> people.put(account.id(), new KnownPerson(account.displayName(), account.roles())));
        return people;
    }

    /** Display names by account id; an id that is unknown is absent. */
    public Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        accounts.all().forEach(account -> names.put(account.id(), account.displayName()));
        return names;
    }

    /** Room names by id in the reader's language. */
    public Map<UUID, String> roomNames() {
        Map<UUID, String> names = new HashMap<>();
        accounts.rooms().forEach(room -> names.put(room.id(), room.name(actor.locale())));
        return names;
    }

    /** The rooms in the order of their names in the reader's language, which no database knows. */
    public List<UUID> roomOrder() {
        Collator byName = Collator.getInstance(actor.locale());
        return accounts.rooms().stream()
                .sorted(Comparator.comparing((Room room) -> room.name(actor.locale()), byName::compare))
                .map(Room::id)
                .toList();
    }

    /** Everybody who keeps things, in the order of their login names. */
    public List<PersonName> custodians() {
        return accounts.all().stream()
                .filter(account -> account.roles().contains(Role.CUSTODIAN) && !account.disabled())
                .map(account -> new PersonName(account.id(), account.displayName()))
                .toList();
    }

    /** An account as the access rules see it; empty if it is closed. The rooms that a leader leads are left out. */
    public Optional<Actor> actor(UUID id) {
        return accounts.all().stream()
                .filter(account -> account.id().equals(id) && !account.disabled())
                .findFirst()
                .map(account -> new Actor(id, account.roles(), account.room(), Set.of()));
    }

    /** The inspectors of a room. */
    public List<PersonName> inspectorsOf(UUID room) {
        return accounts.inRoom(room).stream()
                .filter(account -> account.roles().contains(Role.INSPECTOR))
                .map(account -> new PersonName(account.id(), account.displayName()))
                .toList();
    }
}
