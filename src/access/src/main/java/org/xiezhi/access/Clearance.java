package org.xiezhi.access;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The answer to "may this actor do this?".
 *
 * @param reasons empty if granted. If hidden they are for the trail alone: whoever asked sees the page of an unknown address.
 * @param grant the role and the ground under which the act may go on; empty if it may not
 */
public record Clearance(Verdict verdict, List<Reason> reasons, Optional<Grant> grant) {

    /** The three answers. */
    public enum Verdict {
        /** The act may go on. */
        GRANTED,
        /** The actor may know the matter but not do this; he is told why. */
        REFUSED,
        /** The actor may not learn that there is such a matter. */
        HIDDEN
    }

    public Clearance {
        requireNonNull(verdict, "verdict");
        reasons = List.copyOf(reasons);
        requireNonNull(grant, "grant");
        boolean granted = verdict == Verdict.GRANTED;
        if (granted != reasons.isEmpty() || granted != grant.isPresent()) {
            throw new IllegalArgumentException("expected a grant or reasons against it, found " + verdict + " with "
                    + reasons.size() + " reasons and " + grant);
        }
    }

    /** Whether the act may go on. */
    public boolean granted() {
        return verdict == Verdict.GRANTED;
    }

    static Clearance granted(Grant grant) {
        return new Clearance(Verdict.GRANTED, List.of(), Optional.of(grant));
    }

    static Clearance denied(Verdict verdict, Reason reason) {
        return new Clearance(verdict, List.of(reason), Optional.empty());
    }
}
