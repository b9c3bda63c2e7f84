package org.xiezhi.workbench.errors;

import jakarta.faces.application.ViewExpiredException;
import jakarta.persistence.OptimisticLockException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;

/** What kind of "no" an exception means to the person in front of the page, whatever the container wrapped around it. */
sealed interface Trouble {

    /** Known and not allowed; a sentence names the rule. */
    record Refused(List<Refusal> refusals) implements Trouble {}

    /** Unknown, or must look so. */
    record Unknown() implements Trouble {}

    /** Typed wrongly; each fault names its field. */
    record Invalid(List<Problem> problems) implements Trouble {}

    /** Somebody else was faster. */
    record Conflict() implements Trouble {}

    /** The page has been left alone for so long that the server has forgotten it. */
    record Expired() implements Trouble {}

    /** Our fault; the log has it under the reference. */
    record Fault(Throwable cause) implements Trouble {}

    static Trouble of(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> chain = new ArrayDeque<>();
        for (Throwable next = thrown; next != null && seen.add(next); next = next.getCause()) {
            chain.add(next);
        }
        return chain.stream()
                .map(Trouble::known)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseGet(() -> new Fault(thrown));
    }

    private static @Nullable Trouble known(Throwable thrown) {
        if (thrown instanceof RefusedException refused) {
            return new Refused(refused.refusals());
        }
        if (thrown instanceof InvalidException invalid) {
            return new Invalid(invalid.problems());
        }
        if (thrown instanceof NotFoundException) {
            return new Unknown();
        }
        if (thrown instanceof ConflictException || thrown instanceof OptimisticLockException) {
            return new Conflict();
        }
        return thrown instanceof ViewExpiredException ? new Expired() : null;
    }
}
