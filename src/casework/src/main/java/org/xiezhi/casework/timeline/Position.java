package org.xiezhi.casework.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.approval.Round;
import org.xiezhi.procedure.Stage;

/**
 * Where a matter stands and who has a part in it.
 *
 * @param handled since when the limit of the handling room runs; empty before the assignment
 * @param verified since when the verification runs; empty before its approval
 * @param barred who is barred from it, by name; empty for whoever may not read its proposals
 * @param rounds what was ever proposed, as far as the reader may know
 * @param filed the case it became, if the reader may know it
 */
public record Position(
        UUID matter,
        Stage stage,
        String room,
        List<String> handlers,
        List<String> barred,
        Optional<Instant> handled,
        Optional<Instant> verified,
        List<Round> rounds,
        Optional<Filed> filed) {

    /** A case by its address and number. */
    public record Filed(UUID id, String number) {}

    public Position {
        handlers = List.copyOf(handlers);
        barred = List.copyOf(barred);
        rounds = List.copyOf(rounds);
    }
}
