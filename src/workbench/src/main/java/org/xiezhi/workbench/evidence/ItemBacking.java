package org.xiezhi.workbench.evidence;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.EvidenceQueries;
import org.xiezhi.casework.evidence.EvidenceQueries.Opened;
import org.xiezhi.casework.evidence.EvidenceReaderService;
import org.xiezhi.workbench.errors.AddressId;

/** One item: its record and, under one opening a page, its original. */
@Named
@RequestScoped
public class ItemBacking {

    @Inject
    private EvidenceReaderService reader;

    @Inject
    private EvidenceQueries queries;

    private @Nullable String id;
    private @Nullable UUID opening;
    private @Nullable Opened item;

    /** A thing has no original to show; its page is its card. */
    public @Nullable String open() {
        UUID evidence = AddressId.of(id);
        if (queries.isThing(evidence)) {
            return "/custody/item?faces-redirect=true&id=" + evidence;
        }
        opening = reader.open(evidence).orElse(null);
        item = queries.record(evidence);
        return null;
    }

    public Opened getItem() {
        return Objects.requireNonNull(item);
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
}
