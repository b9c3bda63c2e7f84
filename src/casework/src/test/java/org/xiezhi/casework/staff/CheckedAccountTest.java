package org.xiezhi.casework.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Problem;

class CheckedAccountTest {

    private static final String PASSWORD = "long-enough-77";

    @Test
    void takes_a_name_and_a_password_that_nobody_guesses() {
        assertThat(keys("li.inspector", PASSWORD, false)).isEmpty();
    }

    @Test
    void refuses_a_short_a_public_and_a_telling_password() {
        assertThat(keys("li", "short", false)).contains("input.login_name", "input.password_length");
        assertThat(keys("li.chief", "Xiezhi-demo-1", false)).containsExactly("input.password_public");
        assertThat(keys("li.chief", "LI.CHIEF-2026", false)).containsExactly("input.password_name");
    }

    @Test
    void takes_the_longest_password_that_the_sign_in_looks_at_and_none_beyond() {
        String longest = "𠮷".repeat(PasswordRules.LONGEST / 2);
        assertThat(keys("li.chief", longest, false)).isEmpty();
        assertThat(keys("li.chief", longest + "x", false)).containsExactly("input.password_length");
        assertThat(keys("li.chief", "x".repeat(PasswordRules.LONGEST), false)).isEmpty();
    }

    @Test
    void refuses_a_name_that_somebody_has() {
        assertThat(keys("li.chief", PASSWORD, true)).containsExactly("input.login_taken");
    }

    @Test
    void never_prints_the_password() {
        AccountForm form = new AccountForm("li.chief", "李某", PASSWORD);
        assertThat(form.toString()).doesNotContain(PASSWORD);
        assertThat(CheckedAccount.of(new InputCheck(), "", form, false).toString())
                .doesNotContain(PASSWORD);
    }

    private static List<String> keys(String login, String password, boolean taken) {
        InputCheck check = new InputCheck();
        AccountForm form = new AccountForm(login, "李某", password);
        assertThat(CheckedAccount.of(check, "", form, taken).loginName()).isEqualTo(login);
        InvalidException refused = catchThrowableOfType(InvalidException.class, check::orRefuse);
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::key).toList();
    }
}
