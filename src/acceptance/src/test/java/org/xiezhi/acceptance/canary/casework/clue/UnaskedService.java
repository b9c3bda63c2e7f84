package org.xiezhi.acceptance.canary.casework.clue;

import org.xiezhi.acceptance.canary.casework.shared.Requires;
import org.xiezhi.acceptance.canary.casework.shared.Requires.Permission;

/** Breaks: service methods ask for the permission they name. */
class UnaskedService {
    @Requires(Permission.CLUE_READ)
    public int answer() {
        return 42;
    }
}
