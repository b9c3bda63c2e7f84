package org.xiezhi.accessshiro;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a request without a session is sent: to the login page, with the address to come back to. */
public final class SignInPage {

    /** Request attribute that the session filter sets when the presented session is no longer good. */
    public static final String ENDED = "org.xiezhi.session.ended";

    /** Hidden field of a form with the full address of its page; the login page accepts only addresses of its own WAR. */
    public static final String FORM_PAGE = "x_at";

    /** Longest address that is carried along; what is longer begins anew at the workbench. */
    private static final int MOST_CHARACTERS = 500;

    private SignInPage() {}

    /** Sends the browser to the login page; Faces' ajax requests get the redirect in the form that they understand. */
    public static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String page = request.getContextPath() + "/login.xhtml" + query(request);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            // Only letters, digits and percent signs come out of the encoder; the ampersand is the one to escape.
            response.getWriter()
                    .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"")
                    .append(page.replace("&", "&amp;"))
                    .append("\"/></partial-response>");
        } else {
            response.sendRedirect(page);
        }
    }

    private static String query(HttpServletRequest request) {
        String to = address(request);
        boolean ended = request.getAttribute(ENDED) != null;
        if (to.isEmpty()) {
            return ended ? "?ended=1" : "";
        }
        return "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8) + (ended ? "&ended=1" : "");
    }

    /** The page asked for, within this application; empty for the workbench itself. */
    private static String address(HttpServletRequest request) {
        @Nullable String carried = request.getParameter(FORM_PAGE);
        if (carried != null && carried.startsWith("/") && carried.length() <= MOST_CHARACTERS) {
            return carried;
        }
        @Nullable String query = request.getQueryString();
        String path = request.getServletPath() + (query == null ? "" : "?" + query);
        return path.equals("/") || path.equals("/index.xhtml") || path.length() > MOST_CHARACTERS ? "" : path;
    }
}
