package org.xiezhi.rest.health;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.CheckpointWatch;
import org.xiezhi.casework.evidence.ScrubQueries;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.startup.Readiness;
import org.xiezhi.casework.timestamp.StampState;
import org.xiezhi.casework.timestamp.StampStates;
import org.xiezhi.casework.witness.WitnessState;
import org.xiezhi.casework.witness.Witnesses;
import org.xiezhi.ledger.CanonicalJson;

/**
 * {@code /api/health/live}: the process answers. {@code /api/health/ready}: it can take work. {@code /api/health/trail}:
 * what was done is signed in time, seen by witnesses, and stamped if an authority is asked; it takes work all the same. {@code /api/health/evidence}: every
 * original was read again in time and is as it was received. Otherwise 503.
 */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    @Inject
    private Readiness readiness;

    @Inject
    private CheckpointWatch watch;

    @Inject
    private Witnesses witnesses;

    @Inject
    private StampStates stamps;

    @Inject
    private ScrubQueries scrubs;

    @Inject
    private ServerClock clock;

    @GET
    @Path("live")
    public Response live() {
        return answer(true);
    }

    @GET
    @Path("ready")
    public Response ready() {
        return answer(readiness.ready());
    }

    @GET
    @Path("trail")
    public Response trail() {
        boolean signed = watch.lateSince().isEmpty();
        Optional<WitnessState> state = witnesses.state();
        StampState stamped = stamps.now();
        boolean well = signed && state.filter(WitnessState::alarm).isEmpty() && !stamped.alarm();
        return Response.status(well ? Status.OK : Status.SERVICE_UNAVAILABLE)
                .entity(trail(signed, state, stamped, clock.now()))
                .build();
    }

    @GET
    @Path("evidence")
    public Response evidence() {
        return answer(!scrubs.state().alarm());
    }

    /**
     * Who says so, and since when. No sizes: whoever asks has not signed in, and how much the trail grows is nobody's
     * business but its readers'.
     */
    static String trail(boolean signed, Optional<WitnessState> state, StampState stamped, Instant now) {
        Map<String, @Nullable Object> json = new TreeMap<>();
        boolean witnessed = state.filter(WitnessState::alarm).isEmpty();
        json.put("status", word(signed && witnessed && !stamped.alarm()));
        json.put("signed", word(signed));
        if (stamped.asked()) {
            json.put("stamped", word(!stamped.alarm()));
        }
        if (state.isPresent()) {
            json.put("witnessed", word(witnessed));
            json.put("quorum", state.get().met());
            json.put(
                    "witnesses",
                    state.get().witnesses().stream()
                            .map(witness -> witness(witness, now))
                            .toList());
        }
        return new String(CanonicalJson.write(json), StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> witness(WitnessState.Seen witness, Instant now) {
        Map<String, @Nullable Object> json = new TreeMap<>();
        json.put("name", witness.name());
        json.put(
                "seconds",
                witness.cosigned()
                        .map(at -> Duration.between(at, now).toSeconds())
                        .orElse(null));
        json.put("trouble", witness.trouble().map(Enum::name).orElse(null));
        return json;
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }

    /** The status and one word; why it is not ready stands in the log, not here. */
    static Response answer(boolean up) {
        return Response.status(up ? Status.OK : Status.SERVICE_UNAVAILABLE)
                .entity("{\"status\":\"" + word(up) + "\"}")
                .build();
    }
}
