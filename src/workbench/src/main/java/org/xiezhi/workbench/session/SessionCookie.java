package org.xiezhi.workbench.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** The container's session and its cookie. */
public final class SessionCookie {

    private static final String SIGNED_IN = "org.xiezhi.session.signed-in";

    private SessionCookie() {}

    /** Begins a session of the container under an id that nobody could know before, and gives that id. */
    public static String begin(HttpServletRequest request) {
        @Nullable HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        String key = request.getSession(true).getId();
        if (key.equals(request.getRequestedSessionId())) {
            throw new IllegalStateException("expected a new session id at sign-in, found the one that was sent");
        }
        return key;
    }

    /** Notes that somebody signed in with the session of this request. */
    public static void confirm(HttpServletRequest request) {
        request.getSession(true).setAttribute(SIGNED_IN, true);
    }

    static SessionGate.Presented presented(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return new SessionGate.Presented(
                request.getRequestedSessionId(),
                session != null,
                session != null && session.getAttribute(SIGNED_IN) != null);
    }

    /** Forgets the session on both sides. */
    static void drop(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        Cookie gone =
                new Cookie(request.getServletContext().getSessionCookieConfig().getName(), "");
        gone.setPath("/");
        gone.setMaxAge(0);
        gone.setHttpOnly(true);
        gone.setSecure(true);
        gone.setAttribute("SameSite", "Strict");
        response.addCookie(gone);
    }
}
