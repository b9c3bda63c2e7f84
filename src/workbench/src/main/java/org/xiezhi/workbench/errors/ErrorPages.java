package org.xiezhi.workbench.errors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.workbench.drafts.TypedFields;
import org.xiezhi.workbench.session.OwnAddress;

/** Sends the browser to the error page of a kind, from within Faces. */
@RequestScoped
public class ErrorPages {

    @Inject
    private CurrentActor actor;

    @Inject
    private DraftService drafts;

    void fault(FacesContext context, Throwable cause) {
        String reference = FaultLog.write(cause);
        context.getExternalContext().getRequestMap().put(ErrorBacking.REFERENCE, reference);
        send(context, 500, "&reference=" + reference);
    }

    void unknown(FacesContext context) {
        send(context, 404, "");
    }

    void refused(FacesContext context, List<Refusal> refusals) {
        context.getExternalContext().getRequestMap().put(ErrorBacking.REFUSALS, refusals);
        send(context, 403, "");
    }

    /** Opens the page anew; what was typed waits there as a draft. */
    void expired(FacesContext context) {
        ExternalContext external = context.getExternalContext();
        if (actor.who().isPresent()) {
            TypedFields.of(external.getRequestParameterValuesMap())
                    .ifPresent(typed -> drafts.save(typed.form(), typed.json()));
        }
        Map<String, String> parameters = external.getRequestParameterMap();
        String page = OwnAddress.orStart(parameters.get(OwnAddress.FIELD));
        redirect(context, page + (page.contains("?") ? "&" : "?") + "expired=1");
    }

    /** An ajax answer cannot replace the page, so the browser is sent to the address of the error page. */
    private static void send(FacesContext context, int status, String more) {
        ExternalContext external = context.getExternalContext();
        if (external.isResponseCommitted()) {
            context.responseComplete();
        } else if (context.getPartialViewContext().isAjaxRequest()) {
            external.responseReset();
            redirect(context, "/error.xhtml?kind=" + status + more);
        } else {
            try {
                external.responseSendError(status, null);
                context.responseComplete();
            } catch (IOException e) {
                throw new UncheckedIOException("error page " + status + " could not be sent", e);
            }
        }
    }

    private static void redirect(FacesContext context, String page) {
        ExternalContext external = context.getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + page);
        } catch (IOException e) {
            throw new UncheckedIOException("redirect could not be sent", e);
        }
    }
}
