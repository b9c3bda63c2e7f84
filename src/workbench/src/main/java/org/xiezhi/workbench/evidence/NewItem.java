package org.xiezhi.workbench.evidence;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.casework.evidence.EvidenceQueries.Place;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.RuleWords;
import org.xiezhi.workbench.words.Words;

/** What the pages share on which an item, a file or a thing, is added to a matter. */
public abstract class NewItem implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EvidenceQueries queries;

    @Inject
    private transient RuleWords rules;

    @Inject
    private transient Words words;

    private final TypedEvidence typed = new TypedEvidence();
    private @Nullable String matter;
    private @Nullable UUID clue;
    private @Nullable String number;
    private transient List<Choice> officers = List.of();
    private transient List<Choice> originals = List.of();

    @SuppressWarnings("NullAway.Init") // injected
    protected NewItem() {}

    public void open() {
        Place place = queries.place(getMatterId());
        clue = place.clue();
        number = place.number();
        officers = place.officers().stream()
                .map(person -> new Choice(person.id().toString(), person.name()))
                .toList();
        originals = place.originals().stream()
                .map(item -> new Choice(
                        item.id().toString(),
                        words.say(
                                "evidence_add.text.original",
                                item.item(),
                                rules.name(Catalogue.EVIDENCE_KINDS.name(), item.kind()))))
                .toList();
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

    /** From which the item may have been made: a copy, an extract, a photograph. */
    public List<Choice> getOriginals() {
        return originals;
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
