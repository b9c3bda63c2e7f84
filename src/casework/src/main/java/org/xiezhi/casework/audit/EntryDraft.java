package org.xiezhi.casework.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.shared.SignedIn;

/** Who, when, what and how it ended: an entry before its commitments are made. */
record EntryDraft(UUID id, Instant time, Act act, Outcome outcome, Optional<SignedIn> actor, Subject subject) {}
