package org.xiezhi.casework.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Role;
import org.xiezhi.casework.shared.OptionalUuidColumn;

/** A person's account: one person, one account, roles that do not collide. */
@Entity
@Table(name = "account")
@NamedQuery(name = Account.BY_LOGIN, query = "select a from Account a where a.loginName = :login")
@NamedQuery(name = Account.ALL, query = "select a from Account a order by a.loginName")
@NamedQuery(name = Account.COUNT, query = "select count(a) from Account a")
@NamedQuery(
        name = Account.IN_ROOM,
        query = "select a from Account a where a.roomId = :room and a.disabled = false order by a.loginName")
public class Account {

    static final String BY_LOGIN = "Account.byLogin";
    static final String ALL = "Account.all";
    static final String COUNT = "Account.count";
    static final String IN_ROOM = "Account.inRoom";

    /** No second factor enrolled; others join as kinds with their own secret. */
    private static final String NO_SECOND_FACTOR = "none";

    @Id
    private UUID id;

    @Column(name = "login_name")
    private String loginName;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "room_id")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID roomId;

    private String locale;
    private boolean disabled;

    @Column(name = "second_factor")
    private String secondFactor;

    @Convert(converter = RolesColumn.class)
    private Set<Role> roles;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Account() {}

    public Account(
            UUID id,
            String loginName,
            String displayName,
            String passwordHash,
            @Nullable UUID roomId,
            Set<Role> roles) {
        this.id = id;
        this.loginName = loginName;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.roomId = roomId;
        this.roles = copy(roles);
        this.locale = Locale.SIMPLIFIED_CHINESE.toLanguageTag();
        this.secondFactor = NO_SECOND_FACTOR;
    }

    public UUID id() {
        return id;
    }

    public String loginName() {
        return loginName;
    }

    public String displayName() {
        return displayName;
    }

    String passwordHash() {
        return passwordHash;
    }

    public Optional<UUID> room() {
        return Optional.ofNullable(roomId);
    }

    /** {@code none} until a second factor is enrolled. */
    public String secondFactor() {
        return secondFactor;
    }

    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    public boolean disabled() {
        return disabled;
    }

    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    void speak(Locale chosen) {
        this.locale = chosen.toLanguageTag();
    }

    /** What the account may do from now on, and where. */
    public void grant(Set<Role> granted, @Nullable UUID room) {
        this.roles = copy(granted);
        this.roomId = room;
    }

    private static Set<Role> copy(Set<Role> roles) {
        Set<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        return copy;
    }

    /** Counts the changes of the row. */
    public long version() {
        return version;
    }

    /** Nobody signs in with it any more; its open sessions are ended apart from this. */
    public void disable() {
        this.disabled = true;
    }

    public void enable() {
        this.disabled = false;
    }
}
