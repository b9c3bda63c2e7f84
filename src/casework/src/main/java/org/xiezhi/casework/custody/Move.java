package org.xiezhi.casework.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.custody.Handover.Purpose;
import org.xiezhi.casework.custody.Handover.Seal;
import org.xiezhi.vault.field.FieldCipher;

/**
 * A handover as a reader sees it; what has not happened is empty.
 *
 * @param inPlace whether the giver is a superior who acted for somebody who may have the thing no longer
 */
public record Move(
        UUID id,
        Purpose purpose,
        Progress state,
        String giver,
        String receiver,
        Instant begun,
        Optional<LocalDate> due,
        String reason,
        String approver,
        Optional<Instant> approved,
        Optional<Instant> given,
        Optional<Seal> givenSeal,
        String place,
        Optional<Instant> ended,
        Optional<Seal> takenSeal,
        String remark,
        boolean inPlace) {

    /** Opens its texts with the cipher of their matter; {@code names} are those of the accounts. */
    static Move open(Handover handover, Map<UUID, String> names, FieldCipher cipher) {
        return new Move(
                handover.id(),
                handover.purpose(),
                handover.state(),
                handover.giver().map(id -> names.getOrDefault(id, "")).orElse(""),
                names.getOrDefault(handover.receiver(), ""),
                handover.begun(),
                handover.due(),
                text(handover, HandoverText.REASON, cipher),
                handover.isInPlace()
                        ? ""
                        : handover.approver()
                                .map(id -> names.getOrDefault(id, ""))
                                .orElse(""),
                handover.isInPlace() ? Optional.empty() : handover.approved(),
                handover.given(),
                handover.givenSeal(),
                text(handover, HandoverText.PLACE, cipher),
                handover.ended(),
                handover.takenSeal(),
                text(handover, HandoverText.REMARK, cipher),
                handover.isInPlace());
    }

    private static String text(Handover handover, HandoverText which, FieldCipher cipher) {
        return cipher.open(which.of(handover.id()), handover.sealed(which));
    }
}
