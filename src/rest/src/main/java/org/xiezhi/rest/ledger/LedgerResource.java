package org.xiezhi.rest.ledger;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.auditor.TokenService;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.Tile;
import org.xiezhi.ledger.TileFile;
import org.xiezhi.rest.Problems;

/**
 * {@code /api/ledger}: the log as C2SP tlog-tiles lays it out, and its public key; for whoever presents a token. Only what
 * stands under the published checkpoint.
 */
@Path("ledger")
public class LedgerResource {

    /** RFC 9110, section 11.6.1. Without an error code of RFC 6750, which would say whether a token existed. */
    static final String CHALLENGE = "Bearer realm=\"xiezhi\"";

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    /** A checkpoint is replaced several times in a second. */
    private static final String ASK_AGAIN = "no-cache";

    /** What a tile holds never changes; a year is the most that caches count. Behind a token, so in no shared cache. */
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    @Inject
    private TokenService tokens;

    @Inject
    private TrailLog log;

    @Inject
    private CurrentActor actor;

    @GET
    @Path("{path: .*}")
    public Response read(@Context HttpServletRequest request, @Context HttpHeaders headers, @Context UriInfo address) {
        return admitted(request, headers) ? answer(name(address), true) : unauthorized();
    }

    @HEAD
    @Path("{path: .*}")
    public Response look(@Context HttpServletRequest request, @Context HttpHeaders headers, @Context UriInfo address) {
        return admitted(request, headers) ? answer(name(address), false) : unauthorized();
    }

    /** Else the server would tell everybody what it knows of methods here. */
    @OPTIONS
    @Path("{path: .*}")
    public Response options() {
        return Problems.of(Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, "GET, HEAD")
                .build();
    }

    private boolean admitted(HttpServletRequest request, HttpHeaders headers) {
        actor.arrive(request.getRemoteAddr());
        return tokens.admit(Bearer.of(headers.getHeaderString(HttpHeaders.AUTHORIZATION)));
    }

    private static Response unauthorized() {
        return Problems.of(Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    /** As it was sent: a name of the log needs no escapes, so nothing is undone that could hide another one. */
    private static String name(UriInfo address) {
        return address.getPath(false).replaceFirst("^/?ledger/?", "");
    }

    private Response answer(String name, boolean body) {
        return switch (name) {
            case LogFolder.CHECKPOINT -> small(log.folder().checkpoint(), ASK_AGAIN, body);
            case LogFolder.KEY ->
                small(
                        log.folder().key().map(key -> (key.vkey() + "\n").getBytes(StandardCharsets.UTF_8)),
                        ASK_AGAIN,
                        body);
            default ->
                Tile.parse(name)
                        .flatMap(tile -> log.folder().tile(tile, log.published()))
                        .map(file -> tile(file, body))
                        .orElseGet(LedgerResource::absent);
        };
    }

    private static Response small(Optional<byte[]> text, String caching, boolean body) {
        return text.map(bytes -> with(bytes.length, TEXT, caching)
                        .entity(entity(body, out -> out.write(bytes)))
                        .build())
                .orElseGet(LedgerResource::absent);
    }

    private static Response tile(TileFile file, boolean body) {
        ResponseBuilder answer = with(file.length(), BYTES, FOR_EVER);
        if (!body) {
            file.close();
        }
        return answer.entity(entity(body, out -> {
                    try (file) {
                        file.sendTo(out);
                    }
                }))
                .build();
    }

    private static @Nullable StreamingOutput entity(boolean body, StreamingOutput output) {
        return body ? output : null;
    }

    private static ResponseBuilder with(long length, String type, String caching) {
        return Response.ok()
                .type(type)
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .header(HttpHeaders.CACHE_CONTROL, caching);
    }

    private static Response absent() {
        return Problems.of(Status.NOT_FOUND).build();
    }
}
