package org.xiezhi.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** What every answer tells a browser that strays here: nothing to load, to frame, to guess or to keep. */
@Provider
public class AnswerHeaders implements ContainerResponseFilter {

    static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin");

    /** Unless the answer itself says how long it is good for. */
    static final String NOT_KEPT = "no-store";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        add(response.getHeaders());
    }

    static void add(MultivaluedMap<String, Object> headers) {
        ALWAYS.forEach(headers::putSingle);
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, NOT_KEPT);
        }
    }
}
