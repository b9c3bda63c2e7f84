package org.xiezhi.workbench.evidence;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.evidence.EvidenceService;
import org.xiezhi.casework.evidence.FileForm;
import org.xiezhi.workbench.words.Notices;

/** Records a file that has arrived as an item of evidence. */
@Named
@ViewScoped
public class AddBacking extends NewItem {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EvidenceService evidence;

    @Inject
    private transient DraftService drafts;

    @Inject
    private transient Notices notices;

    private @Nullable String sha256;

    public String add() {
        TypedEvidence typed = getTyped();
        FileForm file = new FileForm(typed.form(), TypedEvidence.id(typed.getUpload()), sha256);
        UUID item = evidence.add(getMatterId(), file).id();
        drafts.discard("evidence/add:" + getMatter());
        notices.done("evidence_add.text.done");
        return "/evidence/view?faces-redirect=true&id=" + item;
    }

    public @Nullable String getSha256() {
        return sha256;
    }

    public void setSha256(@Nullable String sha256) {
        this.sha256 = sha256;
    }
}
