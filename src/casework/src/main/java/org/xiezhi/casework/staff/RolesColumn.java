package org.xiezhi.casework.staff;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.xiezhi.access.Role;

/**
 * An account's roles in its own row, sorted by name: the row's after-image then guards the rights as well, so that a
 * role granted by SQL is found.
 */
@Converter
public class RolesColumn implements AttributeConverter<Set<Role>, String> {

    @Override
    public String convertToDatabaseColumn(Set<Role> roles) {
        return text(roles);
    }

    /** The roles as the row and the trail name them. */
    public static String text(Set<Role> roles) {
        return roles.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    @Override
    public Set<Role> convertToEntityAttribute(String column) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (!column.isEmpty()) {
            Arrays.stream(column.split(",", -1)).map(Role::valueOf).forEach(roles::add);
        }
        return roles;
    }
}
