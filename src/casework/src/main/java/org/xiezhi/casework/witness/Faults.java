package org.xiezhi.casework.witness;

import java.util.Optional;

/** What went wrong in a round that goes on all the same: the first fault is thrown at its end, with the others. */
final class Faults {

    private Optional<RuntimeException> first = Optional.empty();

    void add(RuntimeException fault) {
        if (first.isPresent()) {
            first.get().addSuppressed(fault);
        } else {
            first = Optional.of(fault);
        }
    }

    void gather(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            add(e);
        }
    }

    void rethrow() {
        if (first.isPresent()) {
            throw first.get();
        }
    }
}
