package org.xiezhi.casework.erasure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.ErasureScope;
import org.xiezhi.casework.erasure.Erasure.ChosenBy;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.Entry;
import org.xiezhi.procedure.Rulebook;

/** A proposal whose every field was checked. */
record CheckedErasure(ErasureScope scope, String ground, String reason) {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_TEXT = 200;

    /** Single entries, not the trail: more is asked for by account, number or period. */
    private static final int MOST_RANGES = 100;

    /** {@code 12} or {@code 15-20}, with digits for more entries than any log will have. */
    private static final Pattern RANGE = Pattern.compile("(\\d{1,15})(?:\\s*[-–]\\s*(\\d{1,15}))?");

    /** Only what the set depends on, for a count before the proposal. */
    static ErasureScope scope(ErasureForm form, Collection<UUID> accounts) {
        InputCheck check = new InputCheck();
        ErasureScope scope = scope(check, form, accounts);
        check.orRefuse();
        return scope;
    }

    static CheckedErasure of(ErasureForm form, Collection<UUID> accounts, Rulebook rulebook) {
        InputCheck check = new InputCheck();
        ErasureScope scope = scope(check, form, accounts);
        String ground = check.code(
                "ground",
                form.ground(),
                rulebook.catalogue(Catalogue.ERASURE_GROUNDS).stream()
                        .map(Entry::code)
                        .toList());
        String reason = check.required("reason", form.reason(), LONGEST_REASON);
        check.orRefuse();
        return new CheckedErasure(scope, ground, reason);
    }

    private static ErasureScope scope(InputCheck check, ErasureForm form, Collection<UUID> accounts) {
        Set<Value> kinds = EnumSet.noneOf(Value.class);
        Arrays.stream(Value.values())
                .filter(value -> value.personal() && form.kinds().contains(value.name()))
                .forEach(kinds::add);
        check.demand(!form.kinds().isEmpty(), "kinds", "input.required");
        check.demand(kinds.size() == form.kinds().size(), "kinds", "input.not_offered");
        check.demand(
                form.from() == null || form.to() == null || !form.to().isBefore(form.from()),
                "to",
                "input.days_in_order");
        return new ErasureScope(entries(check, form, accounts), form.from(), form.to(), kinds);
    }

    private static ErasureScope.Entries entries(InputCheck check, ErasureForm form, Collection<UUID> accounts) {
        String by = check.code(
                "by",
                form.by(),
                Arrays.stream(ChosenBy.values()).map(Enum::name).toList());
        return switch (by) {
            case "ACCOUNT" -> {
                String account = check.code(
                        "account",
                        form.account(),
                        accounts.stream().map(UUID::toString).toList());
                yield new ErasureScope.OfAccount(account.isEmpty() ? new UUID(0, 0) : UUID.fromString(account));
            }
            case "TEXT" -> new ErasureScope.OfText(check.required("text", form.text(), LONGEST_TEXT));
            case "NUMBER" -> new ErasureScope.OfNumber(check.required("number", form.number(), LONGEST_TEXT));
            default -> new ErasureScope.OfLeaves(by.isEmpty() ? List.of() : ranges(check, form.leaves()));
        };
    }

    private static List<ErasureScope.Range> ranges(InputCheck check, @Nullable String typed) {
        String text = check.required("leaves", typed, LONGEST_REASON);
        List<ErasureScope.Range> ranges = new ArrayList<>();
        if (text.isEmpty()) {
            return ranges;
        }
        for (String part : text.split("[,，、]", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            long first = range.matches() ? Long.parseLong(range.group(1)) : -1;
            long last = first < 0 || range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (first < 0 || last < first || ranges.size() == MOST_RANGES) {
                check.demand(false, "leaves", "input.not_leaves", Integer.toString(MOST_RANGES));
                return ranges;
            }
            ranges.add(new ErasureScope.Range(first, last));
        }
        return ranges;
    }
}
