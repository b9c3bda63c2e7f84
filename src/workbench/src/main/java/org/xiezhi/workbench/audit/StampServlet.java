package org.xiezhi.workbench.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xiezhi.casework.auditor.StampQueries;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;

/** A time stamp by the size of its checkpoint, {@code 12.tsr}, and the checkpoint over which it is, {@code 12.checkpoint}. */
@WebServlet("/audit/stamp/*")
public class StampServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern.compile("/(0|[1-9]\\d{0,17})\\.(tsr|checkpoint)");

    @Inject
    private transient StampQueries queries;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        Matcher asked = PATH.matcher(path == null ? "" : path);
        if (!asked.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            StampQueries.Kept kept = queries.kept(Long.parseLong(asked.group(1)));
            boolean stamp = asked.group(2).equals("tsr");
            byte[] bytes = stamp ? kept.response() : kept.checkpoint();
            response.setContentType(stamp ? "application/timestamp-reply" : "application/octet-stream");
            response.setHeader("Cache-Control", "no-store");
            // The name under which it lies beside the log.
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"" + asked.group(1) + "." + asked.group(2) + '"');
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (RefusedException e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
