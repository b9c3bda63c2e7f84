package org.xiezhi.workbench.evidence;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.custody.EvidenceBagService;
import org.xiezhi.casework.custody.EvidenceBagService.Announced;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.workbench.errors.AddressId;

/** A bag of originals that was begun in this session, made while it is sent. */
@WebServlet("/evidence/bag/*")
public class BagServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(BagServlet.class.getName());

    @Inject
    private transient EvidenceBagService bags;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        ViewerStream viewer = new ViewerStream(response.getOutputStream());
        try {
            UUID id = AddressId.of(path == null || path.isEmpty() ? null : path.substring(1));
            announce(bags.announce(id), response);
            bags.write(id, viewer);
        } catch (NotFoundException e) {
            end(response, HttpServletResponse.SC_NOT_FOUND, e);
        } catch (RefusedException e) {
            end(response, HttpServletResponse.SC_FORBIDDEN, e);
        } catch (IntegrityException e) {
            // Recorded by the service.
            LOG.log(Level.SEVERE, "An original of a bag does not verify", e);
            end(response, HttpServletResponse.SC_CONFLICT, e);
        } catch (IOException e) {
            if (!viewer.gone()) {
                throw e;
            }
            LOG.log(Level.FINE, "Whoever fetched a bag hung up", e);
        }
    }

    /** By its length a browser knows a bag that was broken off. */
    private static void announce(Announced bag, HttpServletResponse response) {
        response.setContentType("application/zip");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + bag.fileName() + '"');
        response.setContentLengthLong(bag.length());
    }

    /** Before the first byte the answer says it; behind it only a broken line does, or a cut bag passed for whole. */
    private static void end(HttpServletResponse response, int status, RuntimeException why) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("the bag is not whole; the answer is broken off", why);
        }
        response.reset();
        // Somebody stands before it: the address of a bag that is over may be read anew.
        response.sendError(status);
    }
}
