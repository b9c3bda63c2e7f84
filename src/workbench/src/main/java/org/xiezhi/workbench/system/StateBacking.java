package org.xiezhi.workbench.system;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.administration.SystemQueries;
import org.xiezhi.casework.administration.SystemQueries.State;
import org.xiezhi.casework.evidence.KeyService;
import org.xiezhi.casework.evidence.Rewrapping;
import org.xiezhi.casework.evidence.ScrubState;
import org.xiezhi.casework.witness.WitnessState;
import org.xiezhi.workbench.words.Notices;

/** The figures of the running system. */
@Named
@RequestScoped
public class StateBacking {

    @Inject
    private SystemQueries queries;

    @Inject
    private KeyService keys;

    @Inject
    private Rewrapping rewrapping;

    @Inject
    private Notices notices;

    private @Nullable State state;

    public void open() {
        state = queries.state();
    }

    /** Changes the unit key and lets the keys of matters follow; what a stop leaves over, the next start does. */
    public String rotate() {
        keys.rotate();
        rewrapping.all();
        notices.done("system_state.text.rotated");
        return "/system/state?faces-redirect=true";
    }

    public @Nullable WitnessState getWitnesses() {
        return getState().witnesses().orElse(null);
    }

    /** Originals that the last round of the scrub found damaged, and the one under way so far: whichever is more. */
    public long getDamaged() {
        ScrubState scrub = getState().scrub();
        return Stream.of(scrub.last(), scrub.underWay())
                .flatMap(Optional::stream)
                .mapToLong(ScrubState.Figures::damaged)
                .max()
                .orElse(0);
    }

    public State getState() {
        if (state == null) {
            open();
        }
        return Objects.requireNonNull(state);
    }
}
