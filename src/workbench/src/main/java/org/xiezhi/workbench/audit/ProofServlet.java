package org.xiezhi.workbench.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xiezhi.casework.auditor.TrailExportService;
import org.xiezhi.casework.auditor.TrailExportService.Proof;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;

/**
 * The proof of one entry by its index in the log: {@code 12.tlog-proof}, the entry as it stands in the log {@code 12.json}, or both
 * with the log's key as a bundle for the verifier, {@code 12.zip}.
 */
@WebServlet("/audit/proof/*")
public class ProofServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern.compile("/(0|[1-9]\\d{0,17})\\.(tlog-proof|json|zip)");

    @Inject
    private transient TrailExportService exports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        Matcher asked = PATH.matcher(path == null ? "" : path);
        if (!asked.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            send(exports.prove(Long.parseLong(asked.group(1))), asked.group(1), asked.group(2), response);
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (RefusedException e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void send(Proof proof, String leaf, String kind, HttpServletResponse response) throws IOException {
        byte[] bytes = switch (kind) {
            case "json" -> proof.entry();
            case "zip" -> proof.bundle();
            default -> proof.proof();
        };
        response.setContentType("application/octet-stream");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"entry-" + leaf + "." + kind + '"');
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
