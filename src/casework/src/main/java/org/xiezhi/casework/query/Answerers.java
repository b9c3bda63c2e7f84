package org.xiezhi.casework.query;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.MatterMember;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.query.QueryBook.Reader;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Accounts;
import org.xiezhi.casework.staff.Room;

/** Who may answer for a room: its people whose role brings it, unless they are barred from the matter of the entry. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Answerers {

    private final AccessRules access = new AccessRules();

    @Inject
    private Accounts accounts;

    @Inject
    private Matters matters;

    @Inject
    private Gate gate;

    @Inject
    private CurrentActor actor;

    /** The rooms that somebody can answer for, by their codes. */
    public List<Room> rooms(Optional<UUID> matter) {
        Set<UUID> barred = barred(matter);
        return accounts.rooms().stream()
                .filter(room -> accounts.inRoom(room.id()).stream()
                        .anyMatch(account -> answers(account) && !barred.contains(account.id())))
                .toList();
    }

    private boolean answers(Account account) {
        return account.roles().stream()
                .anyMatch(role -> access.permissions(role).contains(Permission.AUDIT_ANSWER));
    }

    private Set<UUID> barred(Optional<UUID> matter) {
        return matter.map(matters::members).orElse(List.of()).stream()
                .filter(member -> member.part() == Part.BARRED)
                .map(MatterMember::account)
                .collect(Collectors.toSet());
    }

    /** The actor as somebody who may answer for his room; empty if he belongs to none. */
    public Optional<Reader> reader() {
        return actor.get()
                .actor()
                .room()
                .map(room -> new Reader(room, actor.get().account()));
    }

    /** Passes if the actor may answer the query; otherwise it is as if there were none. */
    public void require(AuditQuery query) {
        boolean his = actor.get().actor().room().equals(Optional.of(query.room()));
        if (!his || barred(query.matter()).contains(actor.get().account())) {
            throw gate.absent(Permission.AUDIT_ANSWER);
        }
    }
}
