package org.xiezhi.casework.approval;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.Role;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Accounts;
import org.xiezhi.procedure.Level;

/** Which accounts hold which level of approval over a matter. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Deciders {

    @Inject
    private Accounts accounts;

    /** Those who may decide the due step: its own level, and the higher levels of the same chain as stand-ins. */
    public Set<UUID> atOrAbove(ProposalStep due, List<ProposalStep> chain, Matter matter) {
        Set<UUID> found = new HashSet<>();
        chain.stream()
                .map(ProposalStep::level)
                .filter(level -> level.compareTo(due.level()) >= 0)
                .forEach(level -> found.addAll(holders(level, matter)));
        return found;
    }

    /** The accounts that hold exactly this level over the matter. */
    public Set<UUID> holders(Level level, Matter matter) {
        return switch (level) {
            case ROOM_HEAD ->
                matter.handlingRoom().stream()
                        .flatMap(room -> accounts.inRoom(room).stream())
                        .filter(account -> account.roles().contains(Role.ROOM_HEAD))
                        .map(Account::id)
                        .collect(Collectors.toSet());
            case LEADER_IN_CHARGE ->
                matter.handlingRoom()
                        .flatMap(room -> accounts.room(room).ledBy())
                        .map(Set::of)
                        .orElse(Set.of());
            case CHIEF -> withRole(Role.CHIEF);
            case PARTY_SECRETARY -> withRole(Role.PARTY_SECRETARY);
        };
    }

    private Set<UUID> withRole(Role role) {
        return accounts.withRole(role).stream().map(Account::id).collect(Collectors.toSet());
    }

    /** The highest level this account holds over the matter. */
    public Optional<Level> held(SignedIn who, Matter matter) {
        return Arrays.stream(Level.values())
                .filter(level -> holders(level, matter).contains(who.account()))
                .max(Comparator.naturalOrder());
    }
}
