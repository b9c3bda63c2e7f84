package org.xiezhi.workbench.system;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.administration.SetupForm;
import org.xiezhi.casework.administration.SetupService;
import org.xiezhi.workbench.words.Notices;

/** The first start of a production system: three administrators for a one-time code. */
@Named
@RequestScoped
public class SetupBacking {

    @Inject
    private SetupService service;

    @Inject
    private Notices notices;

    private @Nullable String code;
    private final TypedPerson system = new TypedPerson();
    private final TypedPerson security = new TypedPerson();
    private final TypedPerson auditor = new TypedPerson();

    public void open() {
        service.requireOpen();
    }

    public String make() {
        service.make(new SetupForm(code, system.form(), security.form(), auditor.form()));
        notices.done("setup.text.done");
        return "/login?faces-redirect=true";
    }

    /** Never given back to a page. */
    public @Nullable String getCode() {
        return null;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public TypedPerson getSystem() {
        return system;
    }

    public TypedPerson getSecurity() {
        return security;
    }

    public TypedPerson getAuditor() {
        return auditor;
    }
}
