package org.xiezhi.workbench.evidence;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.casework.evidence.EvidenceQueries.Opened;
import org.xiezhi.casework.evidence.EvidenceReaderService;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;

/** One item: its record and, under one opening a page, its original. */
@Named
@ViewScoped
public class ItemBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EvidenceReaderService reader;

    @Inject
    private transient EvidenceQueries queries;

    @Inject
    private transient CurrentActor actor;

    @Inject
    private transient ServerClock clock;

    @Inject
    private transient Formats formats;

    @Inject
    private transient Words words;

    private @Nullable String id;
    private @Nullable String reason;
    private @Nullable UUID opening;

    /** What the entry of the look names; a form sent later may bring another id in its address. */
    private @Nullable UUID shown;

    private @Nullable Instant opened;
    private transient @Nullable Opened item;

    /** A thing has no original to show; its page is its card. */
    public @Nullable String open() {
        UUID evidence = AddressId.of(id);
        if (queries.isThing(evidence)) {
            return "/custody/item?faces-redirect=true&id=" + evidence;
        }
        opening = reader.open(evidence).orElse(null);
        opened = clock.now();
        shown = evidence;
        item = queries.record(evidence);
        return null;
    }

    /** Records why a copy is needed and hands it to the browser; the page stays. */
    public void export() throws IOException {
        UUID copy = reader.export(shown(), reason);
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext()
                .redirect(faces.getExternalContext().getRequestContextPath() + "/evidence/content/" + copy);
        faces.responseComplete();
    }

    private UUID shown() {
        if (shown == null) {
            throw new NotFoundException("no item was opened on this page");
        }
        return shown;
    }

    public Opened getItem() {
        Opened known = item;
        if (known == null) {
            known = queries.record(shown());
            item = known;
        }
        return known;
    }

    /** Who looks at it, since when, and at what: it lies over the original. */
    public String getMark() {
        return words.say(
                "evidence_view.text.mark",
                actor.who().map(SignedIn::displayName).orElse(""),
                formats.minute(opened),
                getItem().number(),
                getItem().item());
    }

    /** Under which the original is asked for; empty if the page shows the record alone. */
    public String getOpening() {
        return Objects.toString(opening, "");
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
