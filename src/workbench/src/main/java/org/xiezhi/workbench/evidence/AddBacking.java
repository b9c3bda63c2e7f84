package org.xiezhi.workbench.evidence;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.evidence.EvidenceService;
import org.xiezhi.casework.evidence.EvidenceService.Added;
import org.xiezhi.casework.evidence.FileForm;
import org.xiezhi.casework.evidence.UploadService;
import org.xiezhi.workbench.words.Notices;

/** Records files that have arrived as items of evidence, one after the other. */
@Named
@ViewScoped
public class AddBacking extends NewItem {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EvidenceService evidence;

    @Inject
    private transient UploadService uploads;

    @Inject
    private transient DraftService drafts;

    @Inject
    private transient Notices notices;

    private @Nullable String sha256;
    private @Nullable String original;
    private boolean others;
    private transient @Nullable Added added;

    /** Records the file; leaves the page only if nothing else is in the tray, because leaving would end its uploads. */
    public @Nullable String add() {
        TypedEvidence typed = getTyped();
        Added done = evidence.add(
                getMatterId(),
                new FileForm(typed.form(), TypedEvidence.id(typed.getUpload()), TypedEvidence.id(original), sha256));
        drafts.discard("evidence/add:" + getMatter());
        if (others) {
            added = done;
            sha256 = null;
            original = null;
            typed.keepWhatIsCommon();
            // What has just come on record may be the original of the next.
            open();
            return null;
        }
        notices.done("evidence_add.text.done");
        return "/evidence/view?faces-redirect=true&id=" + done.id();
    }

    /** What the last act put on record, if the page stayed. */
    public @Nullable Added getAdded() {
        return added;
    }

    /** How many files may be in the tray before some are on record. */
    public int getMostOpen() {
        return uploads.mostOpen();
    }

    /** His own uploads that wait for their record, for the tray: the page that sent them may be closed. */
    public String getLeft() {
        return uploads.left(getMatterId()).stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    public @Nullable String getOriginal() {
        return original;
    }

    public void setOriginal(@Nullable String original) {
        this.original = original;
    }

    public @Nullable String getSha256() {
        return sha256;
    }

    public void setSha256(@Nullable String sha256) {
        this.sha256 = sha256;
    }

    /** Whether the tray has other files than the one in the form. */
    public boolean isOthers() {
        return others;
    }

    public void setOthers(boolean others) {
        this.others = others;
    }
}
