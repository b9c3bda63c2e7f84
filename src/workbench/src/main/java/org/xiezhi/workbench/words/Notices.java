package org.xiezhi.workbench.words;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** Says on the next page what was done: acts end with a redirect, so that back and reload repeat nothing. */
@RequestScoped
public class Notices {

    @Inject
    private Words words;

    /** The sentence of a key, shown above the page that follows. */
    public void done(String key, Object... args) {
        FacesContext context = FacesContext.getCurrentInstance();
        context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, words.say(key, args), ""));
        context.getExternalContext().getFlash().setKeepMessages(true);
    }
}
