package org.xiezhi.workbench.errors;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UICommand;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Says above a form that was sent how many of its fields have to be mended, as for what the services refuse. A field that
 * is checked by itself on leaving it says so itself and nothing above.
 */
public class InvalidFields implements PhaseListener {

    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.PROCESS_VALIDATIONS;
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        if (context.isValidationFailed() && isSent(context)) {
            int fields = 0;
            for (Iterator<String> ids = context.getClientIdsWithMessages(); ids.hasNext(); ) {
                fields += ids.next() == null ? 0 : 1;
            }
            CDI.current().select(PageMessages.class).get().invalid(context, fields);
        }
    }

    /** Whether a button sent the form: the source of a request in the background is then a command. */
    private static boolean isSent(FacesContext context) {
        @Nullable String source = context.getExternalContext().getRequestParameterMap().get("jakarta.faces.source");
        boolean[] command = {source == null};
        if (source != null) {
            // By client id: our forms give their fields no prefix, and a search by id does not look into them.
            context.getViewRoot()
                    .invokeOnComponent(
                            context, source, (found, component) -> command[0] = component instanceof UICommand);
        }
        return command[0];
    }
}
