package org.xiezhi.casework.staff;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.xiezhi.casework.shared.InputCheck;

/** What a password must be outside the demo. */
public final class PasswordRules {

    /** GB/T 22239-2019 8.1.4.1 asks for complexity; length serves it best. The figure is local. */
    public static final int SHORTEST = 12;

    /**
     * Longer ones are nobody's and only cost time. In UTF-16 units, as the sign-in counts them before it looks at
     * anything: a password that may be set must open.
     */
    static final int LONGEST = 200;

    /** Public on purpose, so nobody's outside the demo. */
    private static final Set<String> PUBLIC = DemoOrganisation.read().accounts().stream()
            .map(DemoAccount::password)
            .collect(Collectors.toUnmodifiableSet());

    private PasswordRules() {}

    /** Notes at the field what is wrong with the password. */
    public static void check(InputCheck check, String field, String loginName, String password) {
        int characters = password.codePointCount(0, password.length());
        check.demand(
                characters >= SHORTEST && password.length() <= LONGEST,
                field,
                "input.password_length",
                Integer.toString(SHORTEST));
        check.demand(
                loginName.isEmpty() || !password.toLowerCase(Locale.ROOT).contains(loginName.toLowerCase(Locale.ROOT)),
                field,
                "input.password_name");
        check.demand(!isPublic(password), field, "input.password_public");
    }

    static boolean isPublic(String password) {
        return PUBLIC.contains(password);
    }
}
