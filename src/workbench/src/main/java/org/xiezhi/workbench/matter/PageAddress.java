package org.xiezhi.workbench.matter;

import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.Window;

/** Which page of a list the address of a request asks for; a number that is none of ours counts as none. */
public abstract class PageAddress {

    private @Nullable String first;
    private @Nullable String size;

    protected Window window() {
        return AddressNumber.window(first, size);
    }

    public @Nullable String getFirst() {
        return first;
    }

    public void setFirst(@Nullable String first) {
        this.first = first;
    }

    public @Nullable String getSize() {
        return size;
    }

    public void setSize(@Nullable String size) {
        this.size = size;
    }
}
