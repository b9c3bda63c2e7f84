package org.xiezhi.workbench.evidence;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.casework.evidence.EvidenceQueries.Place;
import org.xiezhi.casework.evidence.EvidenceService;
import org.xiezhi.casework.evidence.ThingForm;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.RuleWords;

/** Records a thing as an item of evidence. */
@Named
@ViewScoped
public class ThingBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EvidenceService evidence;

    @Inject
    private transient EvidenceQueries queries;

    @Inject
    private transient RuleWords rules;

    @Inject
    private transient DraftService drafts;

    @Inject
    private transient Notices notices;

    private final TypedEvidence typed = new TypedEvidence();
    private @Nullable String matter;
    private @Nullable String quantity;
    private @Nullable String features;
    private @Nullable String seal;
    private @Nullable UUID clue;
    private @Nullable String number;
    private transient List<Choice> officers = List.of();

    public void open() {
        Place place = queries.place(AddressId.of(matter));
        clue = place.clue();
        number = place.number();
        officers = place.officers().stream()
                .map(person -> new Choice(person.id().toString(), person.name()))
                .toList();
    }

    public String add() {
        UUID item = evidence.addThing(AddressId.of(matter), new ThingForm(typed.form(), quantity, features, seal));
        drafts.discard("evidence/thing:" + matter);
        notices.done("evidence_thing.text.done");
        return "/custody/item?faces-redirect=true&id=" + item;
    }

    public TypedEvidence getTyped() {
        return typed;
    }

    public List<Choice> getKinds() {
        return rules.choices(Catalogue.EVIDENCE_KINDS);
    }

    public List<Choice> getOfficers() {
        return officers;
    }

    /** The clue that the matter began with, for the way back. */
    public @Nullable UUID getClue() {
        return clue;
    }

    public @Nullable String getNumber() {
        return number;
    }

    public UUID getMatterId() {
        return AddressId.of(matter);
    }

    public @Nullable String getMatter() {
        return matter;
    }

    public void setMatter(@Nullable String matter) {
        this.matter = matter;
    }

    public @Nullable String getQuantity() {
        return quantity;
    }

    public void setQuantity(@Nullable String quantity) {
        this.quantity = quantity;
    }

    public @Nullable String getFeatures() {
        return features;
    }

    public void setFeatures(@Nullable String features) {
        this.features = features;
    }

    public @Nullable String getSeal() {
        return seal;
    }

    public void setSeal(@Nullable String seal) {
        this.seal = seal;
    }
}
