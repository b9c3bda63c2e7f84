package org.xiezhi.workbench;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.accessshiro.SignIn;
import org.xiezhi.accessshiro.SignInToken;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.staff.DemoAccount;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.session.OwnAddress;
import org.xiezhi.workbench.session.SessionCookie;

/** The login page. Its view keeps no state, so that it never expires and a stranger gets no session. */
@Named
@RequestScoped
public class LoginBacking {

    @Inject
    private StaffQueries staff;

    @Inject
    private CurrentActor actor;

    private @Nullable String loginName;
    private @Nullable String password;
    private @Nullable String to;

    /** Whoever is signed in already goes on to his desk: a second sign-in would end the first unasked. */
    public @Nullable String open() {
        return actor.who().isPresent() ? "/index?faces-redirect=true" : null;
    }

    /** Signs in and goes to the page that was asked for. A refusal becomes a message on this page. */
    public void signIn() throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        String name = loginName == null ? "" : loginName.strip();
        char[] typed = password == null ? new char[0] : password.toCharArray();
        String key = SessionCookie.begin((HttpServletRequest) external.getRequest());
        SignIn.through(new SignInToken(name, typed, key));
        SessionCookie.confirm((HttpServletRequest) external.getRequest());
        String page = OwnAddress.orStart(to);
        external.redirect(external.getRequestContextPath() + (page.startsWith("/login") ? "/index.xhtml" : page));
    }

    public List<DemoAccount> getDemoAccounts() {
        return staff.demoAccounts();
    }

    public @Nullable String getLoginName() {
        return loginName;
    }

    public void setLoginName(@Nullable String loginName) {
        this.loginName = loginName;
    }

    /** Never given back to a page. */
    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }
}
