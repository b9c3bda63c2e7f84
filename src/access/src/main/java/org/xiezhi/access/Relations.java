package org.xiezhi.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What ties accounts to one matter: a clue and the case that grows from it.
 *
 * @param registrar who registered the clue
 * @param handlingRoom the room it was assigned to; empty before the assignment is approved
 * @param handlers who work on it now
 * @param earlierHandlers who worked on it once; one who is named again also stands among the handlers
 * @param keepers custodians who were given, or are offered, things of it
 * @param barred recusal, kin, and the person himself
 * @param proposers accounts that proposed or signed the open proposal
 * @param approvers accounts whose decision is due now or that decided before
 */
public record Relations(
        Optional<UUID> registrar,
        Optional<UUID> handlingRoom,
        Set<UUID> handlers,
        Set<UUID> earlierHandlers,
        Set<UUID> keepers,
        Set<UUID> barred,
        Set<UUID> proposers,
        Set<UUID> approvers) {

    private static final Relations NONE = new Relations(
            Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Relations {
        requireNonNull(registrar, "registrar");
        requireNonNull(handlingRoom, "handlingRoom");
        handlers = Set.copyOf(handlers);
        earlierHandlers = Set.copyOf(earlierHandlers);
        keepers = Set.copyOf(keepers);
        barred = Set.copyOf(barred);
        proposers = Set.copyOf(proposers);
        approvers = Set.copyOf(approvers);
    }

    /** A matter that nobody is tied to yet. */
    public static Relations none() {
        return NONE;
    }
}
