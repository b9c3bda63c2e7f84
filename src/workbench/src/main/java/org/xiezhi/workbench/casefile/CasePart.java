package org.xiezhi.workbench.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts of a case's page; each is a look of its own and is read only when it is opened. */
public enum CasePart {
    FACTS,
    EVIDENCE,
    TIMELINE;

    static List<CasePart> of(boolean mayReadEvidence) {
        return Arrays.stream(values())
                .filter(part -> mayReadEvidence || part != EVIDENCE)
                .toList();
    }

    /** As the address names it. */
    public String tab() {
        return name().toLowerCase(Locale.ROOT);
    }
}
