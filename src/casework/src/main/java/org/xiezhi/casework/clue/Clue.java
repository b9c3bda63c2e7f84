package org.xiezhi.casework.clue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.procedure.RankCategory;

/** A clue as registered: who is complained of, for what, and how it reached the organ. */
@Entity
@Table(name = "clue")
@NamedQuery(name = Clue.OF, query = "select c from Clue c where c.matter = :matter")
public class Clue {

    static final String OF = "Clue.of";

    @Id
    private UUID id;

    @Column(name = "matter_id")
    private UUID matter;

    private String number;
    private String source;
    private LocalDate received;

    @Column(name = "person_name")
    private String personName;

    @Column(name = "person_unit")
    private String personUnit;

    @Column(name = "person_post")
    private String personPost;

    @Enumerated(EnumType.STRING)
    @Column(name = "rank_category")
    private RankCategory rankCategory;

    private String allegation;
    private String label;
    private @Nullable String domain;
    private @Nullable BigDecimal amount;

    @Column(name = "secret_level")
    private String secretLevel;

    @Column(name = "proposed_room")
    private UUID proposedRoom;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Clue() {}

    Clue(UUID id, UUID matter, String number, CheckedClue checked) {
        this.id = id;
        this.matter = matter;
        this.number = number;
        this.source = checked.source();
        this.received = checked.received();
        this.personName = checked.personName();
        this.personUnit = checked.personUnit();
        this.personPost = checked.personPost();
        this.rankCategory = checked.rankCategory();
        this.allegation = checked.allegation();
        this.label = checked.label();
        this.domain = checked.domain();
        this.amount = checked.amount();
        this.secretLevel = checked.secretLevel();
        this.proposedRoom = checked.room();
    }

    public UUID id() {
        return id;
    }

    public UUID matter() {
        return matter;
    }

    public String number() {
        return number;
    }

    public String source() {
        return source;
    }

    public LocalDate received() {
        return received;
    }

    public String personName() {
        return personName;
    }

    public String personUnit() {
        return personUnit;
    }

    public String personPost() {
        return personPost;
    }

    public RankCategory rankCategory() {
        return rankCategory;
    }

    public String allegation() {
        return allegation;
    }

    public String label() {
        return label;
    }

    public Optional<String> domain() {
        return Optional.ofNullable(domain);
    }

    /** In 元. */
    public Optional<BigDecimal> amount() {
        return Optional.ofNullable(amount);
    }

    public String secretLevel() {
        return secretLevel;
    }

    public UUID proposedRoom() {
        return proposedRoom;
    }

    /** Another room is proposed after the first was sent back. */
    void proposeRoom(UUID room) {
        this.proposedRoom = room;
    }
}
