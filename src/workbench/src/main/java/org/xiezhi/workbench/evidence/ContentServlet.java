package org.xiezhi.workbench.evidence;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.EvidenceReaderService;
import org.xiezhi.casework.evidence.EvidenceReaderService.Original;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.workbench.errors.AddressId;

/** The bytes of an original under an opening, whole or in ranges; each leaves only after its segment verified. */
@WebServlet("/evidence/content/*")
public class ContentServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ContentServlet.class.getName());

    @Inject
    private transient EvidenceReaderService reader;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (var content = open(request.getPathInfo())) {
            send(content.original(), request, response);
        } catch (NotFoundException e) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } catch (RefusedException e) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } catch (org.xiezhi.casework.shared.IntegrityException e) {
            // Recorded by the service; the page says that the original does not verify.
            LOG.log(Level.SEVERE, "An original does not open", e);
            response.setStatus(HttpServletResponse.SC_CONFLICT);
        } catch (IntegrityException e) {
            LOG.log(Level.SEVERE, "An original does not verify", e);
            reader.damaged(e.subject());
            breakOff(response, e);
        }
    }

    /** Before the first byte the answer says it; behind it only a broken line does, or a cut original passed for whole. */
    private static void breakOff(HttpServletResponse response, IntegrityException damage) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("the original does not verify; the answer is broken off", damage);
        }
        response.reset();
        response.setStatus(HttpServletResponse.SC_CONFLICT);
    }

    /** Closes the content with the request. */
    private record Open(Original original) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            original.content().close();
        }
    }

    private Open open(@Nullable String path) {
        return new Open(reader.read(AddressId.of(path == null || path.isEmpty() ? null : path.substring(1))));
    }

    private static void send(Original original, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String tag = '"' + original.sha256() + '"';
        response.setContentType(original.mediaType());
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                original.saveAs()
                        .map(name -> "attachment; filename=\"" + name + '"')
                        .orElse("inline"));
        // A hostile file opened by its address alone must not run anything here.
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        ByteRange part = new ByteRange(0, original.size() - 1);
        String range = request.getHeader("Range");
        if (ByteRange.asked(range) && ByteRange.holds(request.getHeader("If-Range"), tag)) {
            Optional<ByteRange> asked = ByteRange.of(range, original.size());
            if (asked.isEmpty()) {
                response.setHeader("Content-Range", "bytes */" + original.size());
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            part = asked.get();
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + original.size());
        }
        response.setContentLengthLong(part.length());
        if (!request.getMethod().equals("HEAD")) {
            copy(original, part, new ViewerStream(response.getOutputStream()));
        }
    }

    private static void copy(Original original, ByteRange part, ViewerStream viewer) throws IOException {
        try {
            original.content().copyTo(viewer, part.from(), part.length());
        } catch (IOException e) {
            if (!viewer.gone()) {
                throw e;
            }
            // A player that seeks hangs up and asks for another range: nothing is wrong.
            LOG.log(Level.FINE, "A viewer hung up", e);
        }
    }
}
