package org.xiezhi.casework.clue;

import org.xiezhi.casework.matter.MatterFilter;
import org.xiezhi.casework.shared.Window;

/** Which clues, in which order, which page of them. */
public record ClueFilter(MatterFilter matter, Sort sort, boolean descending, Window window) {

    /** The columns a list of clues can be ordered by. */
    public enum Sort {
        NUMBER,
        PERSON,
        UNIT,
        LABEL,
        RECEIVED,
        STAGE,
        ROOM
    }
}
