package org.xiezhi.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers who may do what, deny first. Pure and without state: any thread may share one. */
public final class AccessRules {

    /** Whether the actor may do this to the matter with these relations. */
    public Clearance clearance(Actor actor, Permission permission, Relations relations) {
        return answer(new Question(actor, permission, Optional.of(relations)));
    }

    /**
     * Whether the actor may do something that concerns no single matter.
     *
     * @throws IllegalArgumentException if the permission needs a matter: forgotten relations must not pass for "nobody is barred"
     */
    public Clearance clearance(Actor actor, Permission permission) {
        if (permission.needsMatter()) {
            throw new IllegalArgumentException(
                    "expected a permission that needs no matter, found " + permission.code() + " without relations");
        }
        return answer(new Question(actor, permission, Optional.empty()));
    }

    /** What comes with a role; whether it may be used on a given matter is for {@link #clearance} to say. */
    public Set<Permission> permissions(Role role) {
        return RolePermissions.of(role);
    }

    /** Why one account may not hold these roles together; empty if it may. */
    public List<Reason> incompatible(Set<Role> roles) {
        return Incompatibility.among(roles);
    }

    private static Clearance answer(Question asked) {
        return Rule.ALL.stream()
                .filter(rule -> rule.denies().test(asked))
                .findFirst()
                .map(rule -> rule.denial(asked))
                .orElseGet(() -> Clearance.granted(Grant.of(asked)));
    }
}
