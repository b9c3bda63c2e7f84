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
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.RuleWords;

/** Records a file that has arrived as an item of evidence. */
@Named
@ViewScoped
public class AddBacking implements Serializable {

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
        UUID item = evidence.add(AddressId.of(matter), TypedEvidence.id(typed.getUpload()), typed.form());
        drafts.discard("evidence/add:" + matter);
        notices.done("evidence_add.text.done");
        return "/evidence/view?faces-redirect=true&id=" + item;
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
}
