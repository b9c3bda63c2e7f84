package org.xiezhi.casework.evidence;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector types about an item of evidence; unchecked.
 *
 * @param holder who had it before it was taken
 * @param firstOfficer one of the two who took it (JCF 44)
 */
public record EvidenceForm(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String place,
        @Nullable String holder,
        @Nullable String note,
        @Nullable LocalDate collected,
        @Nullable UUID firstOfficer,
        @Nullable UUID secondOfficer) {}
