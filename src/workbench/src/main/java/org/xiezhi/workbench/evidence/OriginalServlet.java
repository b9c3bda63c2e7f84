package org.xiezhi.workbench.evidence;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.EvidenceReaderService;
import org.xiezhi.casework.evidence.EvidenceReaderService.Original;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.workbench.errors.AddressId;

/** Something of an original under an opening, which stands behind the address; damage is recorded and told. */
abstract class OriginalServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(OriginalServlet.class.getName());

    @Inject
    private transient EvidenceReaderService reader;

    /** Answers with the original, which is closed afterwards. */
    abstract void send(Original original, HttpServletRequest request, HttpServletResponse response) throws IOException;

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
}
