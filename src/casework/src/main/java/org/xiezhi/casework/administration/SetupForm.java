package org.xiezhi.casework.administration;

import org.jspecify.annotations.Nullable;

/** What the first operator types: the code, and one account for each of the three administrators; unchecked. */
public record SetupForm(@Nullable String code, Administrator system, Administrator security, Administrator auditor) {

    /** One of the three. */
    public record Administrator(
            @Nullable String loginName,
            @Nullable String displayName,
            @Nullable String password) {

        @Override
        public String toString() {
            return "Administrator[loginName=" + loginName + "]";
        }
    }

    @Override
    public String toString() {
        return "SetupForm[]";
    }
}
