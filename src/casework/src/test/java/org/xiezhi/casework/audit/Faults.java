package org.xiezhi.casework.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** What happens to one node at its n-th step: it dies before or after the step, or sleeps there while others go on. */
final class Faults {

    /** Where the fault lies. */
    enum When {
        BEFORE,
        AFTER
    }

    private int at = Integer.MAX_VALUE;
    private When when = When.BEFORE;
    private Runnable fault = () -> {};
    private boolean dead;
    private boolean sleeps;
    private int steps;

    /** A node that nothing happens to. */
    static Faults none() {
        return new Faults();
    }

    /** A node that is killed at that step: nothing that it tries afterwards has an effect. */
    static Faults killed(int at, When when) {
        Faults faults = new Faults();
        faults.at = at;
        faults.when = when;
        faults.fault = () -> {
            faults.dead = true;
            faults.refuseDead();
        };
        return faults;
    }

    /** A node that is stopped at that step, and goes on when {@code meanwhile} has run. */
    static Faults paused(int at, When when, Runnable meanwhile) {
        Faults faults = new Faults();
        faults.at = at;
        faults.when = when;
        faults.fault = meanwhile;
        faults.sleeps = true;
        return faults;
    }

    /** Whether the step of the fault was reached. */
    boolean reached() {
        return steps >= at;
    }

    When when() {
        return when;
    }

    /** True if the next step dies before its end, for those that leave half a thing behind. */
    boolean diesInNext() {
        return steps + 1 == at && when == When.BEFORE;
    }

    /** True if the node sleeps in the next step: what it has open then, others end. */
    boolean sleepsInNext() {
        return sleeps && steps + 1 == at;
    }

    <T> T step(Supplier<T> work) {
        refuseDead();
        boolean now = ++steps == at;
        if (now && when == When.BEFORE) {
            fault.run();
        }
        T result = work.get();
        if (now && when == When.AFTER) {
            fault.run();
        }
        return result;
    }

    void step(Runnable work) {
        step(() -> {
            work.run();
            return true;
        });
    }

    private void refuseDead() {
        if (dead) {
            throw new UncheckedIOException(new IOException("injected at step " + steps));
        }
    }
}
