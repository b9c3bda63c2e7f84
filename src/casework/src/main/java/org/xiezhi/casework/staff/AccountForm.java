package org.xiezhi.casework.staff;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Role;

/**
 * What an administrator types to make an account; unchecked.
 *
 * @param ledRooms the rooms a leader in charge leads; empty for everybody else
 */
public record AccountForm(
        @Nullable String loginName,
        @Nullable String displayName,
        @Nullable String password,
        @Nullable UUID room,
        Set<Role> roles,
        Set<UUID> ledRooms) {

    public AccountForm {
        roles = Set.copyOf(roles);
        ledRooms = Set.copyOf(ledRooms);
    }

    @Override
    public String toString() {
        return "AccountForm[loginName=" + loginName + "]";
    }
}
