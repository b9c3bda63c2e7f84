package org.xiezhi.workbench.clue;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.clue.ClueForm;

/** What stands in the fields of the registration form. */
public class Typed implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String source;
    private @Nullable LocalDate received;
    private @Nullable String personName;
    private @Nullable String personUnit;
    private @Nullable String personPost;
    private @Nullable String rankCategory;
    private @Nullable String allegation;
    private @Nullable String label;
    private @Nullable String domain;
    private @Nullable BigDecimal amount;
    private @Nullable String secretLevel;
    private @Nullable String room;

    ClueForm form() {
        return new ClueForm(
                source,
                received,
                personName,
                personUnit,
                personPost,
                rankCategory,
                allegation,
                label,
                domain,
                amount,
                secretLevel,
                Rooms.id(room));
    }

    public @Nullable String getSource() {
        return source;
    }

    public void setSource(@Nullable String source) {
        this.source = source;
    }

    public @Nullable LocalDate getReceived() {
        return received;
    }

    public void setReceived(@Nullable LocalDate received) {
        this.received = received;
    }

    public @Nullable String getPersonName() {
        return personName;
    }

    public void setPersonName(@Nullable String personName) {
        this.personName = personName;
    }

    public @Nullable String getPersonUnit() {
        return personUnit;
    }

    public void setPersonUnit(@Nullable String personUnit) {
        this.personUnit = personUnit;
    }

    public @Nullable String getPersonPost() {
        return personPost;
    }

    public void setPersonPost(@Nullable String personPost) {
        this.personPost = personPost;
    }

    public @Nullable String getRankCategory() {
        return rankCategory;
    }

    public void setRankCategory(@Nullable String rankCategory) {
        this.rankCategory = rankCategory;
    }

    public @Nullable String getAllegation() {
        return allegation;
    }

    public void setAllegation(@Nullable String allegation) {
        this.allegation = allegation;
    }

    public @Nullable String getLabel() {
        return label;
    }

    public void setLabel(@Nullable String label) {
        this.label = label;
    }

    public @Nullable String getDomain() {
        return domain;
    }

    public void setDomain(@Nullable String domain) {
        this.domain = domain;
    }

    public @Nullable BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(@Nullable BigDecimal amount) {
        this.amount = amount;
    }

    public @Nullable String getSecretLevel() {
        return secretLevel;
    }

    public void setSecretLevel(@Nullable String secretLevel) {
        this.secretLevel = secretLevel;
    }

    public @Nullable String getRoom() {
        return room;
    }

    public void setRoom(@Nullable String room) {
        this.room = room;
    }
}
