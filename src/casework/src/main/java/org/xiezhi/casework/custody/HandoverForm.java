package org.xiezhi.casework.custody;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a giver types; unchecked.
 *
 * @param receiver nobody where it is known already: a borrowing names its borrower
 * @param seal code of {@link Handover.Seal}
 * @param place where it will be kept
 */
public record HandoverForm(
        @Nullable UUID receiver,
        @Nullable String seal,
        @Nullable String place,
        @Nullable String reason) {}
