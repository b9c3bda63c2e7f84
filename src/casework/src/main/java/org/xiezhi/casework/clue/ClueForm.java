package org.xiezhi.casework.clue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk types to register a clue; unchecked.
 *
 * @param amount in 元, two decimals; null if none is known
 * @param domain livelihood domain; null if the label needs none
 */
public record ClueForm(
        @Nullable String source,
        @Nullable LocalDate received,
        @Nullable String personName,
        @Nullable String personUnit,
        @Nullable String personPost,
        @Nullable String rankCategory,
        @Nullable String allegation,
        @Nullable String label,
        @Nullable String domain,
        @Nullable BigDecimal amount,
        @Nullable String secretLevel,
        @Nullable UUID room) {}
