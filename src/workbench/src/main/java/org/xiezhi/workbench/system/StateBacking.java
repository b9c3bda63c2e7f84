package org.xiezhi.workbench.system;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.administration.SystemQueries;
import org.xiezhi.casework.administration.SystemQueries.State;
import org.xiezhi.casework.witness.WitnessState;

/** The figures of the running system. */
@Named
@RequestScoped
public class StateBacking {

    @Inject
    private SystemQueries queries;

    private @Nullable State state;

    public void open() {
        state = queries.state();
    }

    public @Nullable WitnessState getWitnesses() {
        return getState().witnesses().orElse(null);
    }

    public State getState() {
        return Objects.requireNonNull(state);
    }
}
