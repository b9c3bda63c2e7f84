package org.xiezhi.casework.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xiezhi.access.Grant;
import org.xiezhi.access.Role;

/**
 * Under what an act was allowed, or by what it was refused.
 *
 * @param role the role that was used; empty where no right was asked for, and in refusals
 * @param rules public codes in the order in which they were asked, each once; never a value
 */
public record Warrant(Optional<Role> role, List<String> rules) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+([._:-][a-z0-9]+)*");

    public Warrant {
        rules = List.copyOf(rules);
        for (String rule : rules) {
            // The codes stand raw in the entry, which nobody can erase: nothing that somebody typed may get there.
            if (!CODE.matcher(rule).matches()) {
                throw new IllegalArgumentException("expected the code of a rule, found another text");
            }
        }
    }

    static Warrant none() {
        return new Warrant(Optional.empty(), List.of());
    }

    static Warrant of(Grant grant) {
        return new Warrant(Optional.of(grant.role()), List.of(grant.ground().code()));
    }

    static Warrant refused(String rules) {
        return new Warrant(Optional.empty(), List.of(rules.split(" ", -1)));
    }

    Warrant and(String rule) {
        if (rules.contains(rule)) {
            return this;
        }
        List<String> all = new ArrayList<>(rules);
        all.add(rule);
        return new Warrant(role, all);
    }

    /** As it stands in the entry; empty without a rule. */
    Optional<String> rule() {
        return rules.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", rules));
    }
}
