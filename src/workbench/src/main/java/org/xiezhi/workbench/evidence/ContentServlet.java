package org.xiezhi.workbench.evidence;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.evidence.EvidenceReaderService.Original;

/** The bytes of an original under an opening, whole or in ranges; each leaves only after its segment verified. */
@WebServlet("/evidence/content/*")
public class ContentServlet extends OriginalServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ContentServlet.class.getName());

    @Override
    void send(Original original, HttpServletRequest request, HttpServletResponse response) throws IOException {
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
