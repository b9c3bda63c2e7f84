package org.xiezhi.workbench.system;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.staff.AccountForm;

/** Login name, name and password of a new account as typed. */
public class TypedPerson implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String loginName;
    private @Nullable String displayName;

    /** Lives as long as the request that brings it, so that no stored view holds a password. */
    private transient @Nullable String password;

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

    AccountForm form() {
        return new AccountForm(loginName, displayName, password);
    }
}
