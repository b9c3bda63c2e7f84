package org.xiezhi.casework.staff;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.access.Role;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.SignedIn;

/** The accounts and rooms as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Accounts {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public Optional<Account> byLogin(String loginName) {
        return entities.createNamedQuery(Account.BY_LOGIN, Account.class)
                .setParameter("login", loginName)
                .getResultStream()
                .findFirst();
    }

    public Account get(UUID id) {
        Account account = entities.find(Account.class, id);
        if (account == null) {
            throw new NotFoundException("account " + id);
        }
        return account;
    }

    public List<Account> all() {
        return entities.createNamedQuery(Account.ALL, Account.class).getResultList();
    }

    public long count() {
        return entities.createNamedQuery(Account.COUNT, Long.class).getSingleResult();
    }

    /** The enabled accounts of a room, by login name. */
    public List<Account> inRoom(UUID room) {
        return entities.createNamedQuery(Account.IN_ROOM, Account.class)
                .setParameter("room", room)
                .getResultList();
    }

    /** The enabled accounts that hold a role. */
    public List<Account> withRole(Role role) {
        return all().stream()
                .filter(a -> !a.disabled() && a.roles().contains(role))
                .toList();
    }

    /** The account, locked for a change, as it is once the lock is held. @throws NotFoundException if there is none */
    public Account lock(UUID id) {
        Account account = entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            throw new NotFoundException("account " + id);
        }
        return account;
    }

    /**
     * The enabled accounts that hold a role, locked for a change, as they are once the lock is held. In the order of
     * their ids, so that two who lock the same rows never wait for each other.
     */
    public List<Account> lockWithRole(Role role) {
        return withRole(role).stream()
                .map(Account::id)
                .sorted(Comparator.naturalOrder())
                .map(id -> entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(a -> !a.disabled() && a.roles().contains(role))
                .toList();
    }

    public Room room(UUID id) {
        Room room = entities.find(Room.class, id);
        if (room == null) {
            throw new NotFoundException("room " + id);
        }
        return room;
    }

    /** The rooms that may be given clues to handle. */
    public List<Room> handlingRooms() {
        return entities.createNamedQuery(Room.HANDLING, Room.class).getResultList();
    }

    public List<Room> rooms() {
        return entities.createNamedQuery(Room.ALL, Room.class).getResultList();
    }

    public void add(Account account) {
        entities.persist(account);
        // Other tables name its id, and the provider does not know that order.
        entities.flush();
        // Here and not at the first failure: two failures at once would both insert it.
        entities.persist(new LoginAttempt(account.id()));
    }

    public void add(Room room) {
        entities.persist(room);
        // Other tables name its id, and the provider does not know that order.
        entities.flush();
    }

    /** The accounts that failed sign-ins lock now, read without holding up anybody's sign-in. */
    public Set<UUID> locked(Instant now) {
        return Set.copyOf(entities.createNamedQuery(LoginAttempt.LOCKED, UUID.class)
                .setParameter("now", now)
                .getResultList());
    }

    /** The failures of an account, locked for a change. */
    public LoginAttempt attempts(UUID account) {
        return entities.find(LoginAttempt.class, account, LockModeType.PESSIMISTIC_WRITE);
    }

    public void add(WebSession session) {
        entities.persist(session);
    }

    public Optional<WebSession> session(String keyHash) {
        return entities.createNamedQuery(WebSession.BY_KEY, WebSession.class)
                .setParameter("key", keyHash)
                .getResultStream()
                .findFirst();
    }

    private List<WebSession> openSessions(UUID account) {
        return entities.createNamedQuery(WebSession.OPEN_OF, WebSession.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** Ends the open sessions of an account; gives how many there were. */
    public int endSessions(UUID account, Instant now, String why) {
        List<WebSession> open = openSessions(account);
        open.forEach(session -> session.end(now, why));
        return open.size();
    }

    /** The signed-in view of an account: what services and access rules see. */
    public SignedIn signedIn(Account account, UUID session) {
        Locale locale = account.locale();
        String roomName = account.room().map(id -> room(id).name(locale)).orElse("");
        List<UUID> led = entities.createNamedQuery(Room.LED_BY, UUID.class)
                .setParameter("account", account.id())
                .getResultList();
        return new SignedIn(
                account.id(),
                session,
                account.loginName(),
                account.displayName(),
                account.roles(),
                account.room(),
                roomName,
                new HashSet<>(led),
                locale);
    }
}
