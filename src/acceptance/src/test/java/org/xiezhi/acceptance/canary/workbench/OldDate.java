package org.xiezhi.acceptance.canary.workbench;

import java.util.Date;

/** Breaks: dates are those of java.time. */
class OldDate {
    // The very thing that the rule forbids.
    @SuppressWarnings("JavaUtilDate")
    static long read(Date date) {
        return date.getTime();
    }
}
