package org.xiezhi.casework.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What an inspector types about a thing; unchecked.
 *
 * @param record what every item of evidence has
 * @param quantity in words with its unit: 1 部
 * @param features what is seen and no more: 绿色石质, never 翡翠 (JCF 28)
 * @param seal number of the seal; empty if it is not sealed
 */
public record ThingForm(
        EvidenceForm record,
        @Nullable String quantity,
        @Nullable String features,
        @Nullable String seal) {}
