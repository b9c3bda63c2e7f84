package org.xiezhi.workbench;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.administration.SetupForm;
import org.xiezhi.casework.administration.SetupForm.Administrator;
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
    private final Typed system = new Typed();
    private final Typed security = new Typed();
    private final Typed auditor = new Typed();

    /** One of the three as typed. */
    public static final class Typed {

        private @Nullable String loginName;
        private @Nullable String displayName;
        private @Nullable String password;

        Administrator form() {
            return new Administrator(loginName, displayName, password);
        }

        public @Nullable String getLoginName() {
            return loginName;
        }

        public void setLoginName(@Nullable String loginName) {
            this.loginName = loginName;
        }

        public @Nullable String getDisplayName() {
            return displayName;
        }

        public void setDisplayName(@Nullable String displayName) {
            this.displayName = displayName;
        }

        /** Never given back to a page. */
        public @Nullable String getPassword() {
            return null;
        }

        public void setPassword(@Nullable String password) {
            this.password = password;
        }
    }

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

    public Typed getSystem() {
        return system;
    }

    public Typed getSecurity() {
        return security;
    }

    public Typed getAuditor() {
        return auditor;
    }
}
