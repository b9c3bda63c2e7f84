package org.xiezhi.casework.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void opens_with_the_password_and_with_no_other() {
        String hash = Passwords.hash("正确的密码-1".toCharArray());
        assertThat(Passwords.matches("正确的密码-1".toCharArray(), hash)).isTrue();
        assertThat(Passwords.matches("正确的密码-2".toCharArray(), hash)).isFalse();
        assertThat(Passwords.matches(new char[0], hash)).isFalse();
    }

    @Test
    void salts_each_hash() {
        assertThat(Passwords.hash("same".toCharArray())).isNotEqualTo(Passwords.hash("same".toCharArray()));
    }

    @Test
    void names_its_algorithm_and_cost() {
        assertThat(Passwords.hash("x".toCharArray())).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void refuses_a_hash_of_another_kind() {
        assertThatThrownBy(() -> Passwords.matches("x".toCharArray(), "$2a$10$abcdefghijklmnopqrstuv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("argon2id");
    }
}
