package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.auditor.TokenService.Made;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Accounts;

/** Who gets in with a token, and what the trail says of it. */
class TokenServiceTest {

    private static final String FROM = "192.0.2.1";

    private CaseworkFixture casework;
    private TokenService service;
    private TokenQueries queries;
    private CurrentActor actor;
    private Instant now = Instant.parse("2026-11-28T08:00:00Z");
    private UUID auditor;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        casework.put(ServerClock.class, new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public LocalDate today() {
                return LocalDate.ofInstant(now, ZONE);
            }
        });
        auditor = casework.rows().account(Set.of(Role.AUDITOR), null, false);
        service = casework.get(TokenService.class);
        queries = casework.get(TokenQueries.class);
        actor = casework.get(CurrentActor.class);
        actor.arrive(FROM);
        casework.become(auditor, Role.AUDITOR);
        casework.entities().getTransaction().begin();
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    private Made made(String label) {
        Made made = service.make(label, 30);
        casework.entities().flush();
        return made;
    }

    /** As the edge does: nobody is anybody before the token says so. */
    private boolean admitted(String token) {
        actor.leave();
        boolean admitted = service.admit(token);
        casework.entities().flush();
        return admitted;
    }

    private void wait(int amount, ChronoUnit unit) {
        now = now.plus(amount, unit);
    }

    private Account account() {
        return casework.get(Accounts.class).get(auditor);
    }

    @Test
    void opens_to_whoever_presents_it_in_the_name_of_its_owner() {
        Made made = made("备份机");
        casework.recorded().clear();
        assertThat(admitted(made.token())).isTrue();
        assertThat(actor.get().account()).isEqualTo(auditor);
        assertThat(actor.get().webSession()).isEqualTo(made.id());
        assertThat(casework.recorded()).containsExactly("TOKEN_USED {LABEL=备份机}");
        assertThat(casework.warrant())
                .get()
                .extracting(Object::toString)
                .asString()
                .contains("AUDITOR");
    }

    @Test
    void is_kept_nowhere_and_said_nowhere() throws Exception {
        Made made = made("备份机");
        assertThat(made.token())
                .matches("xiezhi_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(made("备份机").token());
        assertThat(made.toString()).doesNotContain(made.token());
        assertThat(casework.recorded()).first().asString().contains("TOKEN_MADE", "LABEL=备份机", "UNTIL=2026-12-28");
        List<?> stored = casework.entities()
                .createNativeQuery("select key_hash from audit_token where id = '" + made.id() + "'")
                .getResultList();
        assertThat(stored).singleElement().isEqualTo(TokenText.hash(made.token()));
    }

    @Test
    void is_good_to_the_end_of_its_last_day_in_china() {
        Made made = made("备份机");
        now = Instant.parse("2026-12-28T15:59:59Z");
        assertThat(admitted(made.token())).isTrue();
        wait(1, ChronoUnit.SECONDS);
        casework.recorded().clear();
        assertThat(admitted(made.token())).isFalse();
        assertThat(casework.recorded())
                .singleElement()
                .asString()
                .contains("TOKEN_REFUSED", "COUNT=1", "token.expired");
        assertThat(actor.who()).isEmpty();
    }

    @Test
    void opens_nothing_once_it_is_revoked() {
        Made made = made("备份机");
        Made other = made("另一台");
        service.revoke(made.id());
        service.revoke(made.id());
        assertThat(casework.recorded())
                .filteredOn(entry -> entry.contains("REVOKED"))
                .hasSize(1);
        assertThat(admitted(made.token())).isFalse();
        assertThat(casework.recorded()).last().asString().contains("token.revoked");
        assertThat(admitted(other.token())).isTrue();
    }

    @Test
    void opens_nothing_while_its_account_is_disabled() {
        Made made = made("备份机");
        account().disable();
        assertThat(admitted(made.token())).isFalse();
        assertThat(casework.recorded()).last().asString().contains("token.account_disabled");
        account().enable();
        assertThat(admitted(made.token())).isTrue();
    }

    @Test
    void opens_nothing_once_its_owner_no_longer_audits() {
        Made made = made("备份机");
        account().grant(Set.of(Role.INSPECTOR), null);
        assertThat(admitted(made.token())).isFalse();
        assertThat(casework.recorded()).last().asString().contains("access.role_lacks_permission");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xiezhi_", "xiezhi_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void opens_nothing_that_was_never_made(String token) {
        made("备份机");
        casework.recorded().clear();
        assertThat(admitted(token)).isFalse();
        assertThat(casework.recorded()).singleElement().asString().contains("TOKEN_REFUSED");
    }

    @Test
    void is_an_entry_at_the_first_use_of_an_hour_from_an_address_and_a_number_afterwards() {
        Made made = made("备份机");
        casework.recorded().clear();
        for (int i = 0; i < 5; i++) {
            assertThat(admitted(made.token())).isTrue();
            wait(1, ChronoUnit.MINUTES);
        }
        assertThat(casework.recorded()).containsExactly("TOKEN_USED {LABEL=备份机}");
        actor.arrive("192.0.2.2");
        assertThat(admitted(made.token())).isTrue();
        assertThat(casework.recorded()).hasSize(2);
        actor.arrive(FROM);
        wait(55, ChronoUnit.MINUTES);
        assertThat(admitted(made.token())).isTrue();
        assertThat(casework.recorded().get(2)).contains("TOKEN_COUNTED", "COUNT=5", "LABEL=备份机", "FROM=" + FROM);
        assertThat(casework.recorded().get(3)).isEqualTo("TOKEN_USED {LABEL=备份机}");
    }

    @Test
    void is_counted_by_the_timer_once_when_nobody_comes_again() {
        Made made = made("备份机");
        admitted(made.token());
        admitted(made.token());
        casework.recorded().clear();
        assertThat(service.untold()).isEmpty();
        wait(1, ChronoUnit.HOURS);
        assertThat(service.untold()).containsExactly(made.id());
        service.tell(made.id());
        casework.entities().flush();
        service.tell(made.id());
        assertThat(casework.recorded()).singleElement().asString().contains("TOKEN_COUNTED", "COUNT=2", FROM);
        assertThat(service.untold()).isEmpty();
        assertThat(admitted(made.token())).isTrue();
        assertThat(casework.recorded()).hasSize(2).last().asString().contains("TOKEN_USED");
    }

    @Test
    void shows_its_owner_when_and_from_where_it_was_used_last_and_others_nothing() {
        Made made = made("备份机");
        // Ids of one moment have no order.
        wait(1, ChronoUnit.MINUTES);
        made("另一台");
        admitted(made.token());
        wait(2, ChronoUnit.MINUTES);
        actor.arrive("192.0.2.2");
        admitted(made.token());
        casework.become(auditor, Role.AUDITOR);
        assertThat(queries.own()).hasSize(2);
        assertThat(queries.own().get(0).lastUse()).isEmpty();
        TokenQueries.Line used = queries.own().get(1);
        assertThat(used.lastUse()).contains(new TokenQueries.LastUse(now, "192.0.2.2"));
        assertThat(used.good()).isTrue();
        casework.become(UUID.randomUUID(), Role.AUDITOR);
        assertThat(queries.own()).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> service.revoke(made.id()));
        assertThat(admitted(made.token())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 91, Integer.MAX_VALUE})
    void is_made_for_a_term_or_not_at_all(int days) {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> service.make("备份机", days));
        assertThat(casework.recorded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void is_made_with_a_name_or_not_at_all(@Nullable String label) {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> service.make(label, 1));
    }

    @Test
    void is_one_of_ten_that_are_good() {
        Made first = made("0");
        for (int i = 1; i < AuditToken.MOST_AT_ONCE; i++) {
            made(Integer.toString(i));
        }
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> service.make("11", 1));
        service.revoke(first.id());
        casework.entities().flush();
        made("11");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CHIEF", "INSPECTOR", "SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"})
    void is_made_revoked_and_listed_by_an_auditor_alone(Role role) {
        Made made = made("备份机");
        casework.become(auditor, role);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> service.make("备份机", 1));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> service.revoke(made.id()));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> queries.own());
    }

    @Test
    void tells_how_often_it_was_refused_without_filling_the_trail() {
        for (int i = 0; i < 1000; i++) {
            assertThat(admitted("xiezhi_wrong")).isFalse();
        }
        assertThat(casework.recorded()).singleElement().asString().contains("TOKEN_REFUSED", "token.unknown");
        wait(10, ChronoUnit.MINUTES);
        admitted("xiezhi_wrong");
        assertThat(casework.recorded()).hasSize(2).last().asString().contains("COUNT=1000");
        admitted("xiezhi_wrong");
        service.tellRefused();
        service.tellRefused();
        assertThat(casework.recorded())
                .hasSize(3)
                .last()
                .asString()
                .contains("token.not_told")
                .containsPattern("COUNT=1\\b");
    }
}
