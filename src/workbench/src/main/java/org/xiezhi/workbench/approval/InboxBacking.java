package org.xiezhi.workbench.approval;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.InboxQueries;
import org.xiezhi.casework.approval.InboxQueries.Inbox;
import org.xiezhi.casework.approval.InboxQueries.Waiting;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.workbench.matter.AddressNumber;

/** What waits for the reader's decision; which pages of it stands in the address. */
@Named
@RequestScoped
public class InboxBacking {

    @Inject
    private InboxQueries queries;

    private @Nullable String first;
    private @Nullable String below;
    private Inbox inbox = new Inbox(Page.empty(Window.asked(0, 0)), Page.empty(Window.asked(0, 0)));

    public void open() {
        inbox = queries.inbox(AddressNumber.window(first, null), AddressNumber.window(below, null));
    }

    /** Due at the reader's own level. */
    public Page<Waiting> getOwn() {
        return inbox.own();
    }

    /** Due below his level: he may stand in. */
    public Page<Waiting> getLower() {
        return inbox.below();
    }

    public @Nullable String getFirst() {
        return first;
    }

    public void setFirst(@Nullable String first) {
        this.first = first;
    }

    public @Nullable String getBelow() {
        return below;
    }

    public void setBelow(@Nullable String below) {
        this.below = below;
    }
}
