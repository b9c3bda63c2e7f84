package org.xiezhi.casework.administration;

import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.staff.AccountForm;

/** What is typed at the first start: the one-time code and the three administrators; unchecked. */
public record SetupForm(@Nullable String code, AccountForm system, AccountForm security, AccountForm auditor) {

    /** Without the code: records are printed by logs and debuggers. */
    @Override
    public String toString() {
        return "SetupForm[" + system + ", " + security + ", " + auditor + "]";
    }
}
