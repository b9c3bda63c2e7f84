package org.xiezhi.workbench.errors;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import java.util.Iterator;
import org.xiezhi.workbench.errors.Trouble.Conflict;
import org.xiezhi.workbench.errors.Trouble.Expired;
import org.xiezhi.workbench.errors.Trouble.Fault;
import org.xiezhi.workbench.errors.Trouble.Invalid;
import org.xiezhi.workbench.errors.Trouble.Refused;
import org.xiezhi.workbench.errors.Trouble.Unknown;

/**
 * Turns an exception into what the person sees: while a form is being sent, a message on the page that keeps all that
 * was typed; while a page is being opened, the error page of its kind.
 */
public class PageExceptionHandler extends ExceptionHandlerWrapper {

    public PageExceptionHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        boolean answered = false;
        while (events.hasNext()) {
            ExceptionQueuedEventContext thrown = events.next().getContext();
            events.remove();
            // What follows the first fault of a request is its consequence.
            if (!answered) {
                answer(thrown);
                answered = true;
            }
        }
        getWrapped().handle();
    }

    private static void answer(ExceptionQueuedEventContext thrown) {
        FacesContext context = thrown.getContext();
        Trouble trouble = Trouble.of(thrown.getException());
        boolean sending = context.isPostback() && !PhaseId.RENDER_RESPONSE.equals(thrown.getPhaseId());
        PageMessages messages = CDI.current().select(PageMessages.class).get();
        ErrorPages pages = CDI.current().select(ErrorPages.class).get();

        if (trouble instanceof Fault fault) {
            pages.fault(context, fault.cause());
        } else if (trouble instanceof Unknown) {
            pages.unknown(context);
        } else if (trouble instanceof Expired) {
            pages.expired(context);
        } else if (trouble instanceof Refused refused && sending) {
            messages.refused(context, refused.refusals());
        } else if (trouble instanceof Refused refused) {
            pages.refused(context, refused.refusals());
        } else if (trouble instanceof Invalid invalid && sending) {
            messages.invalid(context, invalid.problems());
        } else if (trouble instanceof Conflict && sending) {
            messages.conflict(context);
        } else {
            // Reading a page cannot be invalid or conflict: whoever throws that made a mistake.
            pages.fault(context, thrown.getException());
        }
    }
}
