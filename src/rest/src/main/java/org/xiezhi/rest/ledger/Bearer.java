package org.xiezhi.rest.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The token of a request; RFC 6750, section 2.1, the only one of its three ways that does not end in logs. */
final class Bearer {

    private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,200}=*)");

    private Bearer() {}

    /** What the header presents; empty if it presents nothing that could be a token. */
    static String of(@Nullable String authorization) {
        Matcher header = HEADER.matcher(authorization == null ? "" : authorization.strip());
        return header.matches() ? header.group(1) : "";
    }
}
