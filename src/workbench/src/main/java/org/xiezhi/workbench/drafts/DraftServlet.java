package org.xiezhi.workbench.drafts;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.xiezhi.casework.draft.DraftService;

/** Saves, gives back and discards the draft of a form of the signed-in account; called by draft.js. */
@WebServlet("/draft")
public class DraftServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient DraftService drafts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> form = TypedFields.form(request.getParameterValues(TypedFields.FORM_FIELD));
        if (form.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<String> json = drafts.load(form.get());
        if (json.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write(json.get());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<TypedFields> typed = TypedFields.of(request.getParameterMap());
        if (typed.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (request.getParameter("x_discard") == null) {
            drafts.save(typed.get().form(), typed.get().json());
        } else {
            drafts.discard(typed.get().form());
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
