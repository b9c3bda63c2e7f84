package org.xiezhi.workbench.session;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.staff.LoginService;

/** Ends all sessions of the account and tells the browser to forget what it holds of them. */
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentActor actor;

    @Inject
    private transient LoginService logins;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (actor.who().isPresent()) {
            logins.signOut();
        }
        SessionCookie.drop(request, response);
        // Pages that the browser keeps for "back" would show a case to whoever sits down next.
        response.setHeader("Clear-Site-Data", "\"cache\"");
        response.sendRedirect(request.getContextPath() + "/login.xhtml?left=1");
    }
}
