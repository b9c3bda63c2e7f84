package org.xiezhi.casework.staff;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.xiezhi.access.Role;
import org.xiezhi.casework.shared.InputCheck;

/** An account's fields after the check: a name nobody has, a password nobody guesses. */
public record CheckedAccount(String loginName, String displayName, String password) {

    /** What can be typed on every keyboard and told over the telephone. */
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{2,63}");

    private static final int LONGEST_NAME = 100;

    /**
     * Checks a form.
     *
     * @param prefix put before the names of the fields, where one page has several accounts
     */
    public static CheckedAccount of(InputCheck check, String prefix, AccountForm form, boolean nameTaken) {
        String login = check.required(prefix + "loginName", form.loginName(), LONGEST_NAME);
        check.demand(login.isEmpty() || LOGIN.matcher(login).matches(), prefix + "loginName", "input.login_name");
        check.demand(!nameTaken, prefix + "loginName", "input.login_taken");
        String name = check.required(prefix + "displayName", form.displayName(), LONGEST_NAME);
        String password = form.password() == null ? "" : form.password();
        PasswordRules.check(check, prefix + "password", login, password);
        return new CheckedAccount(login, name, password);
    }

    /** The account to be stored, in no room. */
    public Account account(UUID id, Set<Role> roles) {
        return new Account(id, loginName, displayName, Passwords.hash(password.toCharArray()), null, roles);
    }

    /** Without the password: records are printed by logs and debuggers. */
    @Override
    public String toString() {
        return "CheckedAccount[" + loginName + "]";
    }
}
