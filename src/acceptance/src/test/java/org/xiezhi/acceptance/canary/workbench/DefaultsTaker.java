package org.xiezhi.acceptance.canary.workbench;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Breaks: nothing takes the clock, the language or the charset of the machine unasked. */
class DefaultsTaker {
    // The very things that the rules forbid.
    @SuppressWarnings({"StringCaseLocaleUsage", "DefaultCharset", "JavaTimeDefaultTimeZone"})
    static List<Object> take(String text) {
        return List.of(LocalDate.now(), ZoneId.systemDefault(), text.toLowerCase(), text.getBytes());
    }
}
