package org.xiezhi.casework.casefile;

import org.xiezhi.casework.matter.MatterFilter;
import org.xiezhi.casework.shared.Window;

/** Which cases, in which order, which page of them. */
public record CaseFileFilter(MatterFilter matter, Sort sort, boolean descending, Window window) {

    /** The columns a list of cases can be ordered by. */
    public enum Sort {
        NUMBER,
        TITLE,
        PERSON,
        LABEL,
        ROOM,
        FILED,
        STAGE
    }
}
