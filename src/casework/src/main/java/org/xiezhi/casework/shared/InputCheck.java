package org.xiezhi.casework.shared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults of a form, all of them, so that a user mends them in one go. Lengths count code points: a rare
 * Hanzi beyond the basic plane is one character.
 */
public final class InputCheck {

    /** 9,999,999,999,999.99 元: what numeric(15,2) holds. */
    private static final BigDecimal MOST_MONEY = new BigDecimal("9999999999999.99");

    /** Line breaks and tabs are text; the other controls and bidirectional overrides hide or reorder what a reader sees. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]|\\p{Cs}|"
                    + ControlPictures.PICTURE.pattern());

    private final List<Problem> problems = new ArrayList<>();

    /** A text that must not be blank; line breaks are kept, outer blanks are not. */
    public String required(String field, @Nullable String value, int most) {
        String text = optional(field, value, most);
        if (text.isEmpty() && problems.stream().noneMatch(p -> p.field().equals(field))) {
            problems.add(Problem.of(field, "input.required"));
        }
        return text;
    }

    /** A text that may be absent; absent is the empty string. */
    public String optional(String field, @Nullable String value, int most) {
        if (value == null) {
            return "";
        }
        String typed = value.replace("\r\n", "\n");
        Matcher unprintable = UNPRINTABLE.matcher(typed);
        if (unprintable.find()) {
            int position = typed.codePointCount(0, unprintable.start()) + 1;
            String code = String.format(Locale.ROOT, "U+%04X", typed.codePointAt(unprintable.start()));
            problems.add(Problem.of(field, "input.control_characters", Integer.toString(position), code));
            return "";
        }
        String text = typed.strip();
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            problems.add(Problem.of(field, "input.too_long", Integer.toString(most), Integer.toString(length)));
            return "";
        }
        return text;
    }

    /** A chosen code that must be one of the offered ones. */
    public String code(String field, @Nullable String value, java.util.Collection<String> offered) {
        if (value == null || value.isBlank()) {
            problems.add(Problem.of(field, "input.required"));
            return "";
        }
        if (!offered.contains(value)) {
            problems.add(Problem.of(field, "input.not_offered"));
            return "";
        }
        return value;
    }

    /** An amount in 元 with at most two decimals; absent stays absent. */
    public @Nullable BigDecimal amount(String field, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        if (value.signum() < 0 || value.compareTo(MOST_MONEY) > 0) {
            problems.add(Problem.of(field, "input.amount_range", MOST_MONEY.toPlainString()));
            return null;
        }
        if (value.stripTrailingZeros().scale() > 2) {
            problems.add(Problem.of(field, "input.amount_decimals"));
            return null;
        }
        return value.setScale(2);
    }

    /** A day that must be given and may not lie in the future. */
    public @Nullable LocalDate pastDay(String field, @Nullable LocalDate value, LocalDate today) {
        if (value == null) {
            problems.add(Problem.of(field, "input.required"));
        } else if (value.isAfter(today)) {
            problems.add(Problem.of(field, "input.day_in_future", today.toString()));
        } else if (value.isBefore(LocalDate.of(1949, 10, 1))) {
            problems.add(Problem.of(field, "input.day_too_early", "1949-10-01"));
        }
        return value;
    }

    public void demand(boolean condition, String field, String key, String... args) {
        if (!condition) {
            problems.add(Problem.of(field, key, args));
        }
    }

    /** Ends the check. @throws InvalidException with every fault found */
    public void orRefuse() {
        if (!problems.isEmpty()) {
            throw new InvalidException(problems);
        }
    }
}
