package org.xiezhi.casework.staff;

import java.util.List;
import org.xiezhi.access.Role;

/** An account of the demo organisation; its password is public on purpose and refused in production. */
public record DemoAccount(String loginName, String password, String displayName, List<Role> roles, String room) {}
