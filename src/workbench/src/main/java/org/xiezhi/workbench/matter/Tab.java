package org.xiezhi.workbench.matter;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tabs of a matter's pages; the address names the one that is open. */
public enum Tab {
    OVERVIEW,
    EVIDENCE,
    APPROVALS,
    TIMELINE;

    /** The tab of an address; the first one if it names none of ours. */
    public static Tab of(@Nullable String named) {
        return Arrays.stream(values())
                .filter(tab -> tab.address().equals(named))
                .findFirst()
                .orElse(OVERVIEW);
    }

    /** Its name in an address. */
    public String address() {
        return name().toLowerCase(Locale.ROOT);
    }
}
