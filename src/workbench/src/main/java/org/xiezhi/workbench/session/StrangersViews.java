package org.xiezhi.workbench.session;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.CurrentActor;

/** Keeps no state for pages that strangers see, so that the login page never expires and a stranger gets no session. */
public class StrangersViews implements PhaseListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void afterPhase(PhaseEvent event) {
        @Nullable UIViewRoot page = event.getFacesContext().getViewRoot();
        if (page != null && CDI.current().select(CurrentActor.class).get().who().isEmpty()) {
            page.setTransient(true);
        }
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }
}
