package org.xiezhi.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers whatever goes wrong with a status and an empty object: no details outside. */
@Provider
public class Refusals implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(Refusals.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        return Response.status(status(thrown))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity("{}")
                .build();
    }

    static int status(Throwable thrown) {
        if (thrown instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < 500) {
            return refused.getResponse().getStatus();
        }
        LOG.log(Level.ERROR, "fault in the interface for programs", thrown);
        return Response.Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }
}
