package org.xiezhi.workbench.session;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import org.primefaces.context.PrimeFacesContext;

/** The content security policy of a page, with the nonce under which PrimeFaces writes its scripts. */
public class PagePolicy implements PhaseListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        // The browser holds the policy of the page that it shows; what an ajax answer says about it counts for nothing.
        if (!context.getPartialViewContext().isAjaxRequest()) {
            String nonce = PrimeFacesContext.getCspState(context).getNonce();
            context.getExternalContext().setResponseHeader("Content-Security-Policy", of(nonce));
        }
    }

    static String of(String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'nonce-" + nonce + "'",
                "style-src 'self'",
                // PrimeFaces writes style attributes (widths, "display:none"); style sheets still come from here alone.
                "style-src-attr 'unsafe-inline'",
                "img-src 'self' blob:",
                "media-src 'self' blob:",
                "font-src 'self'",
                "connect-src 'self'",
                // PDF.js draws in a worker.
                "worker-src 'self' blob:",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }
}
