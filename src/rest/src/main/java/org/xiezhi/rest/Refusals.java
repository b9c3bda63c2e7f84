package org.xiezhi.rest;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers whatever goes wrong with a status and its words: no details outside. */
@Provider
public class Refusals implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(Refusals.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        Response.ResponseBuilder answer = Problems.of(Response.Status.fromStatusCode(status(thrown)));
        if (thrown instanceof NotAllowedException refused) {
            // RFC 9110, section 15.5.6 demands it.
            answer.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
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
