package org.xiezhi.casework.approval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.Role;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Room;
import org.xiezhi.procedure.Level;

/** Who holds which level over the matters of a room, as accounts and rooms stand now; read once, asked for many matters. */
public record LevelHolders(List<Account> accounts, List<Room> rooms) {

    public LevelHolders {
        accounts = List.copyOf(accounts);
        rooms = List.copyOf(rooms);
    }

    /** The accounts that hold exactly this level over matters of the room; without a room nobody stands below the chief. */
    public Set<UUID> of(Level level, Optional<UUID> room) {
        return switch (level) {
            case ROOM_HEAD ->
                room.map(where -> accounts.stream()
                                .filter(account -> !account.disabled()
                                        && account.roles().contains(Role.ROOM_HEAD)
                                        && account.room().filter(where::equals).isPresent())
                                .map(Account::id)
                                .collect(Collectors.toSet()))
                        .orElse(Set.of());
            case LEADER_IN_CHARGE ->
                rooms.stream()
                        .filter(candidate -> room.filter(candidate.id()::equals).isPresent())
                        .flatMap(candidate -> candidate.ledBy().stream())
                        .collect(Collectors.toSet());
            case CHIEF -> withRole(Role.CHIEF);
            case PARTY_SECRETARY -> withRole(Role.PARTY_SECRETARY);
        };
    }

    /** The highest level this account holds over matters of the room. */
    public Optional<Level> held(UUID account, Optional<UUID> room) {
        return Arrays.stream(Level.values())
                .filter(level -> of(level, room).contains(account))
                .max(Comparator.naturalOrder());
    }

    private Set<UUID> withRole(Role role) {
        return accounts.stream()
                .filter(account -> !account.disabled() && account.roles().contains(role))
                .map(Account::id)
                .collect(Collectors.toSet());
    }
}
