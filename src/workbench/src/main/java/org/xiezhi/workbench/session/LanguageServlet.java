package org.xiezhi.workbench.session;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.staff.LoginService;
import org.xiezhi.workbench.words.Languages;

/** Changes the language and goes back to the page. A servlet of its own: it works on every page, an error page included. */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentActor actor;

    @Inject
    private transient LoginService logins;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Locale> chosen = Languages.of(request.getParameter("locale"));
        if (chosen.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (actor.who().isPresent()) {
            logins.speak(chosen.get());
        }
        LanguageCookie.write(response, chosen.get());
        response.sendRedirect(request.getContextPath() + OwnAddress.orStart(request.getParameter("to")));
    }
}
