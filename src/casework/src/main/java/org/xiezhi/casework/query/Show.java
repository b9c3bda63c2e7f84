package org.xiezhi.casework.query;

/** Which queries a list shows. */
public enum Show {
    /** All that have not ended. */
    UNDER_WAY,
    /** What a room should have answered by now. */
    OVERDUE,
    /** What a room has to answer. */
    WITH_ROOM,
    ALL
}
