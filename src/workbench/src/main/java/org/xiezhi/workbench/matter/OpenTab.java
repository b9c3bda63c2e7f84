package org.xiezhi.workbench.matter;

import jakarta.faces.view.ViewScoped;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The tab of the page, as long as the page lives: a form on it is read before its address is. */
@ViewScoped
public class OpenTab implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String address;

    public @Nullable String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
    }
}
