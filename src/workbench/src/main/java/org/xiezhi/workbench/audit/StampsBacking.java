package org.xiezhi.workbench.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.auditor.StampQueries;
import org.xiezhi.casework.auditor.StampQueries.ClockJump;
import org.xiezhi.casework.timestamp.StampState;

/** Time stamps and the server's clock, for the tag {@code x:stamps} on whichever page of the auditor bears it. */
@Named
@RequestScoped
public class StampsBacking {

    private final StampQueries queries;

    private @Nullable StampState state;
    private Optional<Duration> behind = Optional.empty();
    private List<ClockJump> jumps = List.of();

    @Inject
    StampsBacking(StampQueries queries) {
        this.queries = queries;
    }

    @PostConstruct
    void open() {
        state = queries.state();
        behind = queries.clockBehind();
        jumps = queries.clockJumps();
    }

    public @Nullable StampState getState() {
        return state;
    }

    /** How far the clock stands before the latest entry, if that is a trouble. */
    public Optional<Duration> getBehind() {
        return behind;
    }

    public List<ClockJump> getJumps() {
        return jumps;
    }

    /** Whether this server's clock was ahead of the authority's at the last stamp. */
    public boolean isAhead() {
        return state != null
                && state.last().filter(last -> !last.deviation().isNegative()).isPresent();
    }

    /** How far the clocks differed at the last stamp, in either direction. */
    public Duration getDeviation() {
        return state == null
                ? Duration.ZERO
                : state.last().map(last -> last.deviation().abs()).orElse(Duration.ZERO);
    }
}
