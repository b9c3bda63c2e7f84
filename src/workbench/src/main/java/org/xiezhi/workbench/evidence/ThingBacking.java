package org.xiezhi.workbench.evidence;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.evidence.EvidenceService;
import org.xiezhi.casework.evidence.ThingForm;
import org.xiezhi.workbench.words.Notices;

/** Records a thing as an item of evidence. */
@Named
@ViewScoped
public class ThingBacking extends NewItem {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EvidenceService evidence;

    @Inject
    private transient DraftService drafts;

    @Inject
    private transient Notices notices;

    private @Nullable String quantity;
    private @Nullable String features;
    private @Nullable String seal;

    public String add() {
        UUID item = evidence.addThing(getMatterId(), new ThingForm(getTyped().form(), quantity, features, seal));
        drafts.discard("evidence/thing:" + getMatter());
        notices.done("evidence_thing.text.done");
        return "/custody/item?faces-redirect=true&id=" + item;
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
