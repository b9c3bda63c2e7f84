package org.xiezhi.workbench.session;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.xiezhi.accessshiro.SignInPage;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.staff.LoginService;
import org.xiezhi.workbench.drafts.TypedFields;
import org.xiezhi.workbench.session.SessionGate.Guest;
import org.xiezhi.workbench.session.SessionGate.Known;
import org.xiezhi.workbench.session.SessionGate.Old;

/** Fills the current actor from the session row of the request, before anything else asks who it is. */
public class SessionFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentActor actor;

    @Inject
    private transient LoginService logins;

    @Inject
    private transient DraftService drafts;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!ProductFiles.named(request.getServletPath())) {
            arrive(request, response);
        }
        chain.doFilter(request, response);
    }

    private void arrive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        actor.arrive(request.getRemoteAddr());
        LanguageCookie.read(request).ifPresent(actor::speak);
        Guest guest = new SessionGate(logins::resume).admit(SessionCookie.presented(request));
        if (guest instanceof Known known) {
            actor.become(known.who());
        } else if (guest instanceof Old old) {
            logins.recordRefusedSession(old.sessionKey());
            keepWhatWasTyped(request, old.sessionKey());
            request.setAttribute(SignInPage.ENDED, true);
            if (opensPage(request.getHeader("Sec-Fetch-Mode"))) {
                SessionCookie.drop(request, response);
            }
        }
    }

    /**
     * Whether a page is being opened. What scripts send in the background, a draft or the check of one field, must leave
     * the cookie: the act that follows would be taken for a stranger's, nobody would be told that the session ended, and
     * what was typed under it would not be kept. The login page, to which they are all sent, is opened and takes it away.
     *
     * @param mode what browsers say of each request (Fetch Metadata); absent from programs
     */
    static boolean opensPage(@Nullable String mode) {
        return mode == null || mode.equals("navigate");
    }

    private void keepWhatWasTyped(HttpServletRequest request, String sessionKey) {
        if (request.getMethod().equals("POST")) {
            TypedFields.of(request.getParameterMap())
                    .ifPresent(typed -> drafts.stash(sessionKey, typed.form(), typed.json()));
        }
    }
}
