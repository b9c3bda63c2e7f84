package org.xiezhi.workbench.evidence;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.Upload;
import org.xiezhi.casework.evidence.UploadEndedException;
import org.xiezhi.casework.evidence.UploadService;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.workbench.errors.AddressId;
import org.xiezhi.workbench.words.Words;

/** tus 1.0.0 (core, creation, termination) over the vault; bodies are streamed, nothing is spooled in clear. */
@WebServlet("/upload/*")
public class UploadServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String VERSION = "1.0.0";
    private static final String PIECE = "application/offset+octet-stream";

    @Inject
    private transient UploadService uploads;

    @Inject
    private transient UploadPlaces places;

    @Inject
    private transient Words words;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Tus-Resumable", VERSION);
        response.setHeader("Cache-Control", "no-store");
        boolean asksWhatIsSpoken = request.getMethod().equals("OPTIONS");
        if (!asksWhatIsSpoken && !VERSION.equals(request.getHeader("Tus-Resumable"))) {
            response.setHeader("Tus-Version", VERSION);
            response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
            return;
        }
        try {
            switch (request.getMethod()) {
                case "OPTIONS" -> options(response);
                case "POST" -> create(request, response);
                case "HEAD" -> tell(request, response);
                case "PATCH" -> take(request, response);
                case "DELETE" -> drop(request, response);
                default -> response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        } catch (NotFoundException e) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } catch (RefusedException e) {
            say(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    words.say(e.refusals().get(0)));
        } catch (InvalidException | IllegalArgumentException e) {
            say(response, HttpServletResponse.SC_BAD_REQUEST, words.get("evidence_add.text.bad_upload"));
        } catch (UploadEndedException e) {
            UploadTrouble trouble = UploadTrouble.of(e);
            say(
                    response,
                    trouble.status(),
                    words.say(trouble.key(), trouble.args().toArray()));
        }
    }

    private void options(HttpServletResponse response) {
        response.setHeader("Tus-Version", VERSION);
        response.setHeader("Tus-Extension", "creation,termination");
        response.setHeader("Tus-Max-Size", Long.toString(uploads.largest()));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void create(HttpServletRequest request, HttpServletResponse response) {
        OptionalLong length = number(request.getHeader("Upload-Length"));
        Map<String, String> metadata = TusMetadata.parse(request.getHeader("Upload-Metadata"));
        if (length.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Upload upload = uploads.begin(
                AddressId.of(metadata.get("matter")),
                new UploadService.Sent(
                        metadata.getOrDefault("filename", ""),
                        length.getAsLong(),
                        metadata.get("modified"),
                        metadata.get("sha256")));
        response.setHeader("Location", request.getContextPath() + "/upload/" + upload.id());
        response.setStatus(HttpServletResponse.SC_CREATED);
    }

    private void tell(HttpServletRequest request, HttpServletResponse response) {
        Upload upload = uploads.status(id(request));
        response.setHeader("Upload-Offset", Long.toString(upload.offset()));
        response.setHeader("Upload-Length", Long.toString(upload.length()));
        // A page that is opened anew, in another browser too, knows the files of its tray again by these alone.
        response.setHeader(
                "Upload-Metadata",
                TusMetadata.of("filename", upload.fileName()) + "," + TusMetadata.of("modified", upload.modified()));
        response.setStatus(HttpServletResponse.SC_OK);
    }

    private void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isPiece(request.getContentType())) {
            response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        OptionalLong offset = number(request.getHeader("Upload-Offset"));
        if (offset.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (!places.take()) {
            response.setHeader("Retry-After", "5");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            receive(request, response, offset.getAsLong());
        } finally {
            places.giveBack();
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, long offset) throws IOException {
        UUID id = id(request);
        switch (uploads.append(id, offset, request.getInputStream())) {
            case WHOLE -> {
                response.setHeader(
                        "Upload-Offset", Long.toString(uploads.status(id).offset()));
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            case ELSEWHERE -> response.setStatus(HttpServletResponse.SC_CONFLICT);
            case GIVEN_UP -> response.setStatus(HttpServletResponse.SC_GONE);
            // Mostly nobody is there any more to read it; a sender that only stalled asks for the offset.
            case LINE_LOST -> response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
    }

    /** The server adds a charset to the type once a filter has named one. */
    static boolean isPiece(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase(PIECE);
    }

    private void drop(HttpServletRequest request, HttpServletResponse response) {
        uploads.abandon(id(request));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static UUID id(HttpServletRequest request) {
        String path = request.getPathInfo();
        return AddressId.of(path == null || path.isEmpty() ? null : path.substring(1));
    }

    private static OptionalLong number(@Nullable String header) {
        return header != null && header.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(header))
                : OptionalLong.empty();
    }

    private static void say(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(sentence);
    }
}
