package org.xiezhi.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.StatusType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.xiezhi.ledger.CanonicalJson;

/** What a program is told of what went wrong: the status in words (RFC 9457, section 4.2.1), and no details. */
public final class Problems {

    static final String TYPE = "application/problem+json";

    private Problems() {}

    /** An answer with this status. */
    public static ResponseBuilder of(StatusType status) {
        return Response.status(status).type(TYPE).entity(text(status.getStatusCode(), status.getReasonPhrase()));
    }

    static String text(int status, String title) {
        return new String(
                CanonicalJson.write(Map.of("type", "about:blank", "title", title, "status", (long) status)),
                StandardCharsets.UTF_8);
    }
}
