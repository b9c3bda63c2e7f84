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
import org.xiezhi.casework.evidence.EvidenceReaderService;
import org.xiezhi.casework.evidence.EvidenceReaderService.Original;
import org.xiezhi.casework.shared.NotFoundException;
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
        String path = request.getPathInfo();
        try (var content = open(path)) {
            send(content.original(), request.getHeader("Range"), response);
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (org.xiezhi.casework.shared.IntegrityException e) {
            // Recorded by the service; the page says that the original does not verify.
            LOG.log(Level.SEVERE, "An original does not open", e);
            response.sendError(HttpServletResponse.SC_CONFLICT);
        } catch (IntegrityException e) {
            LOG.log(Level.SEVERE, "An original does not verify", e);
            reader.damaged(e.subject());
            response.sendError(HttpServletResponse.SC_CONFLICT);
        }
    }

    /** Closes the content with the request. */
    private record Open(Original original) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            original.content().close();
        }
    }

    private Open open(String path) {
        return new Open(reader.read(AddressId.of(path == null || path.isEmpty() ? null : path.substring(1))));
    }

    private static void send(Original original, String range, HttpServletResponse response) throws IOException {
        response.setContentType(original.mediaType());
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "inline");
        // A hostile file opened by its address alone must not run anything here.
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        ByteRange part = new ByteRange(0, original.size() - 1);
        if (ByteRange.asked(range)) {
            Optional<ByteRange> asked = ByteRange.of(range, original.size());
            if (asked.isEmpty()) {
                response.setHeader("Content-Range", "bytes */" + original.size());
                response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            part = asked.get();
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + original.size());
        }
        response.setContentLengthLong(part.length());
        original.content().copyTo(response.getOutputStream(), part.from(), part.length());
    }
}
