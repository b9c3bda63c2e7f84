package org.xiezhi.rest.health;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.xiezhi.casework.audit.CheckpointWatch;
import org.xiezhi.casework.startup.Readiness;

/**
 * {@code /api/health/live}: the process answers. {@code /api/health/ready}: it can take work. {@code /api/health/trail}:
 * what was done is signed in time; it takes work all the same. Otherwise 503.
 */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    @Inject
    private Readiness readiness;

    @Inject
    private CheckpointWatch watch;

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
        return answer(watch.lateSince().isEmpty());
    }

    /** The status and one word; why it is not ready stands in the log, not here. */
    static Response answer(boolean up) {
        return Response.status(up ? Status.OK : Status.SERVICE_UNAVAILABLE)
                .entity("{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}")
                .build();
    }
}
