package org.xiezhi.workbench.audit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;

/** Small files of the trail that an address names by a number and a kind, as in {@code /12.json}; no cache keeps one. */
abstract class NumberedFileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** What is sent, and under which name it is saved. */
    @SuppressWarnings("ArrayRecordComponent") // made once, sent once
    record NumberedFile(String name, String type, byte[] bytes) {}

    private final Pattern path;

    /** Takes numbers that fit, and these endings. */
    NumberedFileServlet(String... kinds) {
        path = Pattern.compile("/(0|[1-9]\\d{0,17})\\.(" + String.join("|", kinds) + ")");
    }

    /**
     * The file of this number and kind.
     *
     * @throws NotFoundException if there is none
     */
    abstract NumberedFile file(long number, String kind);

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String named = request.getPathInfo();
        Matcher asked = path.matcher(named == null ? "" : named);
        if (!asked.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            send(file(Long.parseLong(asked.group(1)), asked.group(2)), response);
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (RefusedException e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void send(NumberedFile file, HttpServletResponse response) throws IOException {
        response.setContentType(file.type());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + '"');
        response.setContentLength(file.bytes().length);
        response.getOutputStream().write(file.bytes());
    }
}
