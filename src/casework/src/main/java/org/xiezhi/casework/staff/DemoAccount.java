package org.xiezhi.casework.staff;

import java.util.List;
import org.xiezhi.access.Role;

/** An account of the demo organisation; its password is public on purpose and refused in production. */
public record DemoAccount(String loginName, String password, String displayName, List<Role> roles, String room) {

    /** The same account with its room as people call it. */
    DemoAccount inRoom(String name) {
        return new DemoAccount(loginName, password, displayName, roles, name);
    }
}
