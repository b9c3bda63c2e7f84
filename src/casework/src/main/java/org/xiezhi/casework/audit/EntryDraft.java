package org.xiezhi.casework.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.shared.SignedIn;

/**
 * Who, when, under what right, what and how it ended: an entry before its commitments are made.
 *
 * @param behalf the account that the actor stands in for
 */
record EntryDraft(
        UUID id,
        Instant time,
        Act act,
        Outcome outcome,
        Optional<SignedIn> actor,
        Optional<UUID> behalf,
        Warrant warrant,
        Subject subject) {}
