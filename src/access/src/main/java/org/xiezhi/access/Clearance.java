package org.xiezhi.access;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The answer to "may this actor do this?".
 *
 * @param reasons empty if granted. If hidden they are for the trail alone: whoever asked sees the page of an unknown address.
 */
public record Clearance(Verdict verdict, List<Reason> reasons) {

    /** The three answers. */
    public enum Verdict {
        /** The act may go on. */
        GRANTED,
        /** The actor may know the matter but not do this; he is told why. */
        REFUSED,
        /** The actor may not learn that there is such a matter. */
        HIDDEN
    }

    private static final Clearance GRANT = new Clearance(Verdict.GRANTED, List.of());

    public Clearance {
        requireNonNull(verdict, "verdict");
        reasons = List.copyOf(reasons);
        if ((verdict == Verdict.GRANTED) != reasons.isEmpty()) {
            throw new IllegalArgumentException("expected reasons exactly if not granted, found " + verdict + " with "
                    + reasons.size() + " reasons");
        }
    }

    /** Whether the act may go on. */
    public boolean granted() {
        return verdict == Verdict.GRANTED;
    }

    static Clearance grant() {
        return GRANT;
    }
}
