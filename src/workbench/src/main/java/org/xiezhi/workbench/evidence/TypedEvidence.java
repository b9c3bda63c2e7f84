package org.xiezhi.workbench.evidence;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.EvidenceForm;
import org.xiezhi.workbench.errors.AddressId;

/** What stands in the form of an item; unchecked. */
public final class TypedEvidence implements Serializable {

    private static final long serialVersionUID = 1L;
    private @Nullable String upload;
    private @Nullable String kind;
    private @Nullable String name;
    private @Nullable String place;
    private @Nullable String holder;
    private @Nullable String note;
    private @Nullable LocalDate collected;
    private @Nullable String firstOfficer;
    private @Nullable String secondOfficer;

    /** What was typed, for the service to check. */
    EvidenceForm form() {
        return new EvidenceForm(kind, name, place, holder, note, collected, id(firstOfficer), id(secondOfficer));
    }

    /** Files that were taken together differ in these alone. */
    void keepWhatIsCommon() {
        upload = null;
        name = null;
        note = null;
    }

    static @Nullable UUID id(@Nullable String text) {
        return text == null || text.isBlank() ? null : AddressId.of(text);
    }

    public @Nullable String getUpload() {
        return upload;
    }

    public void setUpload(@Nullable String upload) {
        this.upload = upload;
    }

    public @Nullable String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getPlace() {
        return place;
    }

    public void setPlace(@Nullable String place) {
        this.place = place;
    }

    public @Nullable String getHolder() {
        return holder;
    }

    public void setHolder(@Nullable String holder) {
        this.holder = holder;
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }

    public @Nullable LocalDate getCollected() {
        return collected;
    }

    public void setCollected(@Nullable LocalDate collected) {
        this.collected = collected;
    }

    public @Nullable String getFirstOfficer() {
        return firstOfficer;
    }

    public void setFirstOfficer(@Nullable String firstOfficer) {
        this.firstOfficer = firstOfficer;
    }

    public @Nullable String getSecondOfficer() {
        return secondOfficer;
    }

    public void setSecondOfficer(@Nullable String secondOfficer) {
        this.secondOfficer = secondOfficer;
    }
}
