package org.xiezhi.casework.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.OptionalUuidColumn;

/** A room of the commission (室), or the township and resident bodies that act like one. */
@Entity
@Table(name = "room")
@NamedQuery(name = Room.ALL, query = "select r from Room r order by r.code")
@NamedQuery(name = Room.HANDLING, query = "select r from Room r where r.duty = 'handling' order by r.code")
@NamedQuery(name = Room.LED_BY, query = "select r.id from Room r where r.ledBy = :account")
public class Room {

    static final String ALL = "Room.all";
    static final String HANDLING = "Room.handling";
    static final String LED_BY = "Room.ledBy";

    @Id
    private UUID id;

    private String code;
    private String duty;

    @Column(name = "name_zh_cn")
    private String simplified;

    @Column(name = "name_zh_tw")
    private String traditional;

    @Column(name = "name_en")
    private String english;

    @Column(name = "led_by")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID ledBy;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Room() {}

    @SuppressWarnings("NullAway.Init") // the version is the provider's
    public Room(UUID id, String code, String duty, String simplified, String traditional, String english) {
        this.id = id;
        this.code = code;
        this.duty = duty;
        this.simplified = simplified;
        this.traditional = traditional;
        this.english = english;
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    /** What the room is for; {@code handling} may be given clues. */
    public String duty() {
        return duty;
    }

    public String name(Locale locale) {
        if (locale.getLanguage().equals("en")) {
            return english;
        }
        return locale.equals(Locale.TRADITIONAL_CHINESE) ? traditional : simplified;
    }

    public Optional<UUID> ledBy() {
        return Optional.ofNullable(ledBy);
    }

    /** The leader in charge (分管领导) of this room from now on. */
    public void putUnder(UUID leader) {
        this.ledBy = leader;
    }

    /** Nobody leads the room until it is put under somebody: a higher level has to stand in. */
    public void release() {
        this.ledBy = null;
    }
}
