package org.xiezhi.workbench.system;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.xiezhi.casework.administration.AccountService;
import org.xiezhi.workbench.words.Notices;

/** A new account; what it may do is said on the page of its rights. */
@Named
@ViewScoped
public class AccountBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AccountService service;

    @Inject
    private transient Notices notices;

    private final TypedPerson person = new TypedPerson();

    public String make() {
        service.make(person.form());
        notices.done("system_account.text.done");
        return "/system/accounts?faces-redirect=true";
    }

    public TypedPerson getPerson() {
        return person;
    }
}
