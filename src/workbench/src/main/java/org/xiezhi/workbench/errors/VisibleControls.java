package org.xiezhi.workbench.errors;

import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.ControlPictures;

/**
 * Draws control characters that were typed as their pictures (␇). The answer to a sent form is XML, which has no way to
 * say most of them (XML 1.0, section 2.2): without this they would vanish from the field while the message names them.
 */
public class VisibleControls implements PhaseListener {

    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        @Nullable UIViewRoot view = context.getViewRoot();
        if (view != null && context.isPostback()) {
            view.visitTree(VisitContext.createVisitContext(context), (visit, component) -> {
                draw(component);
                return VisitResult.ACCEPT;
            });
        }
    }

    private static void draw(UIComponent component) {
        if (!(component instanceof UIInput input)) {
            return;
        }
        EditableValueHolder field = input;
        @Nullable Object shown = field.getSubmittedValue() == null ? field.getValue() : field.getSubmittedValue();
        if (shown instanceof String text && !ControlPictures.of(text).equals(text)) {
            field.setSubmittedValue(ControlPictures.of(text));
        }
    }
}
