package org.xiezhi.casework.anomaly;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.LedgerException;

/**
 * Under what an entry says that its act was done.
 *
 * @param role the role that was used; empty in entries of version 1, and where no right was asked for
 * @param rule codes of the rules that allowed it; empty as above
 * @param roles all that the account had then
 */
record EntryBasis(String role, String rule, Set<String> roles) {

    EntryBasis {
        roles = Set.copyOf(roles);
    }

    static EntryBasis of(byte[] entry) {
        try {
            Map<String, @Nullable Object> members = CanonicalJson.parseObject(entry);
            return new EntryBasis(text(members.get("role")), text(members.get("rule")), texts(members.get("roles")));
        } catch (IllegalArgumentException | LedgerException e) {
            // Somebody changed it: a verification names it.
            return new EntryBasis("", "", Set.of());
        }
    }

    private static String text(@Nullable Object member) {
        return member instanceof String text ? text : "";
    }

    private static Set<String> texts(@Nullable Object member) {
        return member instanceof List<?> list
                ? list.stream().map(EntryBasis::text).collect(Collectors.toSet())
                : Set.of();
    }
}
