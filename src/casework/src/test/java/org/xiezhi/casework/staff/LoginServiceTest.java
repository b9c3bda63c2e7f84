package org.xiezhi.casework.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.shared.RefusedException;

class LoginServiceTest {

    private static final String LONGEST = "𠮷".repeat(PasswordRules.LONGEST / 2);

    private CaseworkFixture casework;
    private UUID account;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        account = new UUID(0, 1);
        casework.entities().getTransaction().begin();
        casework.get(Accounts.class)
                .add(new Account(
                        account, "li.chief", "李某", Passwords.hash(LONGEST.toCharArray()), null, Set.of(Role.CHIEF)));
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    @Test
    void opens_with_the_longest_password_that_may_be_set() {
        assertThat(casework.get(LoginService.class)
                        .signIn("li.chief", LONGEST.toCharArray(), "key")
                        .account())
                .isEqualTo(account);
    }

    @Test
    void treats_a_longer_password_like_an_unknown_name() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() ->
                        casework.get(LoginService.class).signIn("li.chief", (LONGEST + "x").toCharArray(), "key"));
        assertThat(casework.recorded()).singleElement().asString().contains("SIGN_IN_FAILED");
    }
}
