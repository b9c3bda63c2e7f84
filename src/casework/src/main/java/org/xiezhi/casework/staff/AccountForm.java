package org.xiezhi.casework.staff;

import org.jspecify.annotations.Nullable;

/** What an administrator types to make an account; unchecked. */
public record AccountForm(
        @Nullable String loginName,
        @Nullable String displayName,
        @Nullable String password) {

    /** Without the password: records are printed by logs and debuggers. */
    @Override
    public String toString() {
        return "AccountForm[loginName=" + loginName + "]";
    }
}
