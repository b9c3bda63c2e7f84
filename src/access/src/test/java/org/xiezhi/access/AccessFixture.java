package org.xiezhi.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One actor, some rooms and every way in which he can be tied to a matter. */
final class AccessFixture {
    static final UUID ACTOR = new UUID(0, 1);
    static final UUID SOMEBODY_ELSE = new UUID(0, 2);
    static final UUID HANDLING_ROOM = new UUID(0, 10);
    static final UUID ANOTHER_ROOM = new UUID(0, 11);

    /** How the actor is tied to the matter; ties may be combined. */
    enum Tie {
        REGISTRAR,
        IN_HANDLING_ROOM,
        LEADS_HANDLING_ROOM,
        HANDLER,
        EARLIER_HANDLER,
        KEEPER,
        PROPOSER,
        APPROVER,
        BARRED
    }

    private AccessFixture() {}

    static Actor actor(Set<Role> roles, Set<Tie> ties) {
        return new Actor(
                ACTOR,
                roles,
                Optional.of(ties.contains(Tie.IN_HANDLING_ROOM) ? HANDLING_ROOM : ANOTHER_ROOM),
                Set.of(ties.contains(Tie.LEADS_HANDLING_ROOM) ? HANDLING_ROOM : ANOTHER_ROOM));
    }

    static Relations matter(Set<Tie> ties) {
        return new Relations(
                Optional.of(ties.contains(Tie.REGISTRAR) ? ACTOR : SOMEBODY_ELSE),
                Optional.of(HANDLING_ROOM),
                either(ties, Tie.HANDLER),
                either(ties, Tie.EARLIER_HANDLER),
                either(ties, Tie.KEEPER),
                either(ties, Tie.BARRED),
                either(ties, Tie.PROPOSER),
                either(ties, Tie.APPROVER));
    }

    static Clearance ask(Set<Role> roles, Permission permission, Tie... ties) {
        Set<Tie> all = EnumSet.noneOf(Tie.class);
        all.addAll(Set.of(ties));
        return new AccessRules().clearance(actor(roles, all), permission, matter(all));
    }

    private static Set<UUID> either(Set<Tie> ties, Tie tie) {
        return Set.of(ties.contains(tie) ? ACTOR : SOMEBODY_ELSE);
    }
}
