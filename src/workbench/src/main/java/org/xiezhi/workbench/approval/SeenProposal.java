package org.xiezhi.workbench.approval;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.workbench.errors.AddressId;

/**
 * One proposal, read as it was made, and what its page needs to decide on exactly that.
 *
 * @param <T> what stands on the page
 */
public abstract class SeenProposal<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String id;
    private @Nullable String reason;

    /** The hash of what stands on this page; the decision is bound to it, whatever the database holds by then. */
    private String seenHash = "";

    private transient @Nullable T opened;

    /** Reads it for whoever decides; leaves an entry. */
    protected abstract T read(UUID proposal);

    protected abstract String hash(T proposal);

    /** Opens the proposal: a look that leaves an entry, once a page. */
    public void open() {
        T found = read(proposal());
        opened = found;
        seenHash = hash(found);
    }

    public T getOpened() {
        if (opened == null) {
            open();
        }
        return Objects.requireNonNull(opened);
    }

    protected UUID proposal() {
        return AddressId.of(id);
    }

    protected String seenHash() {
        return seenHash;
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
