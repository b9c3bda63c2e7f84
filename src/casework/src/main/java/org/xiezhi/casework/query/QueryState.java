package org.xiezhi.casework.query;

import java.util.Set;

/** How far a query is. */
public enum QueryState {
    /** Nobody has answered yet. */
    OPEN,
    /** The auditor has to say whether the answer suffices. */
    ANSWERED,
    /** The answer did not suffice; the room has to answer again. */
    RETURNED,
    /** The auditor accepted the answer. */
    CLOSED,
    WITHDRAWN;

    /** The room's turn. */
    static final Set<QueryState> WITH_ROOM = Set.of(OPEN, RETURNED);

    static final Set<QueryState> UNDER_WAY = Set.of(OPEN, RETURNED, ANSWERED);
}
