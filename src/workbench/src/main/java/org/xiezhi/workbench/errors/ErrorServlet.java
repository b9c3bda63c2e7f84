package org.xiezhi.workbench.errors;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xiezhi.workbench.words.Words;

/**
 * Answers every error: a person at a page gets the error page, a program that asked gets two lines. Faces would take an
 * error of PUT or DELETE for a request of its own and refuse that.
 */
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/WEB-INF/errors/error.xhtml";
    private static final Set<String> OF_PAGES = Set.of("GET", "POST");

    @Inject
    private transient Words words;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (wantsPage(request.getMethod(), request.getHeader("Accept"))) {
            request.getRequestDispatcher(PAGE).forward(request, response);
            return;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 500;
        String kind = ErrorBacking.kind(Integer.toString(status));
        String reference = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? "\n" + words.get("error.label.reference") + " " + FaultLog.write(thrown)
                : "";
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        byte[] answer = (words.get("error.title." + kind) + "\n" + words.get("error.text." + kind) + reference + "\n")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(answer.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer);
        }
    }

    /** Browsers name text/html when they open a page; programs do not, not even with their "whatever". */
    static boolean wantsPage(String method, @Nullable String accept) {
        return OF_PAGES.contains(method)
                && accept != null
                && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }
}
