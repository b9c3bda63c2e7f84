package org.xiezhi.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.TrailFixture;
import org.xiezhi.casework.erasure.ErasureQueries.ErasureState;
import org.xiezhi.casework.erasure.ErasureQueries.Kind;
import org.xiezhi.casework.erasure.ErasureQueries.Line;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.shared.Window;

/** Who may erase what of the trail, and in which order; what a verification says of it: {@code ErasingTest}. */
class ErasureServiceTest {

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private TrailFixture trail;
    private ErasureService service;
    private ErasureQueries queries;
    private UUID security;
    private UUID chief;
    private Duration age = Duration.ZERO;
    private Instant now = Instant.parse("2027-06-01T00:00:00Z");

    @BeforeEach
    void open() throws SQLException {
        casework = new CaseworkFixture();
        trail = new TrailFixture(casework.database(), folder);
        security = trail.account("lu.security");
        chief = trail.account("zhao.chief");
        trail.failedSignIn("zhang.san", "192.0.2.7");
        trail.failedSignIn("zhang.san", "192.0.2.8");
        trail.failedSignIn("li.si", "192.0.2.7");
        trail.integrate();
        casework.put(ServerClock.class, new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }
        });
        casework.put(Settings.class, new Settings() {
            @Override
            public Duration erasureAge() {
                return age;
            }
        });
        service = casework.get(ErasureService.class);
        queries = casework.get(ErasureQueries.class);
        become(security, Role.SECURITY_ADMINISTRATOR);
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
        casework.close();
    }

    private void become(UUID account, Role role) {
        casework.become(account, role);
    }

    /** One act in a transaction of its own, as the container gives it. */
    private void act(Runnable work) {
        casework.entities().getTransaction().begin();
        try {
            work.run();
            casework.entities().getTransaction().commit();
        } catch (RuntimeException e) {
            if (casework.entities().getTransaction().isActive()) {
                casework.entities().getTransaction().rollback();
            }
            throw e;
        } finally {
            casework.entities().clear();
        }
    }

    private static ErasureForm form(String by, @Nullable String text, @Nullable String leaves, List<String> kinds) {
        return new ErasureForm(by, null, text, null, leaves, null, null, kinds, "PURPOSE_ENDED", "申请书 2027-3 号");
    }

    private static ErasureForm zhang() {
        return form("TEXT", "zhang.san", null, List.of("LOGIN_NAME"));
    }

    private Line proposed() {
        become(security, Role.SECURITY_ADMINISTRATOR);
        now = now.plusSeconds(1);
        act(() -> service.propose(zhang()));
        return line();
    }

    private Line line() {
        become(security, Role.SECURITY_ADMINISTRATOR);
        return page(Optional.empty(), 0).rows().get(0);
    }

    private Page<Line> page(Optional<ErasureState> state, int first) {
        return queries.list(state, Window.asked(first, 20));
    }

    private String hash(Line line) {
        become(chief, Role.CHIEF);
        return queries.open(line.id()).hash();
    }

    private long left(String content) throws SQLException {
        return trail.values(content);
    }

    @Test
    void erases_what_one_proposed_and_another_approved() throws SQLException {
        Line line = proposed();
        assertThat(line.number()).isEqualTo("QC-2027-0001");
        assertThat(line.count()).isEqualTo(2);
        assertThat(left("zhang.san")).isEqualTo(2);
        String hash = hash(line);
        assertThat(queries.waiting()).extracting(Line::id).containsExactly(line.id());
        act(() -> service.approve(line.id(), hash));
        assertThat(left("zhang.san")).isZero();
        assertThat(left("192.0.2.8")).isEqualTo(1);
        assertThat(left("li.si")).isEqualTo(1);
        assertThat(queries.waiting()).isEmpty();
        assertThat(line().state()).isEqualTo(ErasureState.DONE);
        assertThat(casework.recorded())
                .anySatisfy(said -> assertThat(said)
                        .startsWith("VALUES_ERASED")
                        .contains("COUNT=2", "KINDS=login", "GROUND=PURPOSE_ENDED", "SHA256=" + hash));
        assertThat(casework.recorded()).noneSatisfy(said -> assertThat(said).contains("zhang.san"));
    }

    @Test
    void leaves_out_what_came_after_the_proposal() throws SQLException {
        Line line = proposed();
        trail.failedSignIn("zhang.san", "192.0.2.9");
        trail.integrate();
        String hash = hash(line);
        act(() -> service.approve(line.id(), hash));
        assertThat(left("zhang.san")).isEqualTo(1);
    }

    @Test
    void counts_by_kind_before_anybody_proposes() {
        List<Kind> kinds = queries.count(form("TEXT", "zhang.san", null, List.of("LOGIN_NAME", "ADDRESS")));
        assertThat(kinds).extracting(Kind::count).containsExactly(2L, 2L);
        assertThat(casework.recorded())
                .last()
                .asString()
                .startsWith("ERASURE_COUNTED")
                .doesNotContain("zhang");
    }

    @Test
    void refuses_an_approval_of_ones_own_proposal() throws SQLException {
        Line line = proposed();
        become(security, Role.CHIEF);
        assertThat(refusal(
                        () -> service.approve(line.id(), queries.open(line.id()).hash())))
                .isEqualTo("erasure.own_proposal");
        assertThat(left("zhang.san")).isEqualTo(2);
    }

    @Test
    void nobody_can_hold_both_roles() {
        assertThat(new AccessRules().incompatible(Set.of(Role.SECURITY_ADMINISTRATOR, Role.CHIEF)))
                .isNotEmpty();
    }

    @Test
    void keeps_the_two_rights_apart() {
        Line line = proposed();
        assertThat(refusal(() -> service.approve(line.id(), "x"))).isEqualTo("access.role_lacks_permission");
        assertThat(refusal(() -> service.refuse(line.id(), "x"))).isEqualTo("access.role_lacks_permission");
        become(chief, Role.CHIEF);
        assertThat(refusal(() -> service.propose(zhang()))).isEqualTo("access.role_lacks_permission");
        assertThat(refusal(() -> service.withdraw(line.id()))).isEqualTo("access.role_lacks_permission");
        assertThat(refusal(() -> queries.count(zhang()))).isEqualTo("access.role_lacks_permission");
    }

    @Test
    void refuses_what_is_decided_withdrawn_or_too_old() throws SQLException {
        Line done = proposed();
        String hash = hash(done);
        act(() -> service.refuse(done.id(), "不符合法定情形"));
        assertThat(refusal(() -> service.approve(done.id(), hash))).isEqualTo("erasure.closed");
        assertThat(queries.open(done.id()).answer()).isEqualTo("不符合法定情形");

        Line withdrawn = proposed();
        act(() -> service.withdraw(withdrawn.id()));
        become(chief, Role.CHIEF);
        assertThat(refusal(() -> service.approve(withdrawn.id(), hash))).isEqualTo("erasure.closed");

        Line old = proposed();
        now = now.plus(Duration.ofDays(30));
        assertThat(line().state()).isEqualTo(ErasureState.EXPIRED);
        become(chief, Role.CHIEF);
        assertThat(queries.waiting()).isEmpty();
        assertThat(refusal(() -> service.approve(old.id(), hash))).isEqualTo("erasure.expired");
        assertThat(left("zhang.san")).isEqualTo(2);
    }

    @Test
    void lists_page_by_page_the_newest_first() {
        for (int times = 0; times < 21; times++) {
            proposed();
        }
        Page<Line> newest = page(Optional.empty(), 0);
        assertThat(newest.total()).isEqualTo(21);
        assertThat(newest.rows()).hasSize(20).first().extracting(Line::number).isEqualTo("QC-2027-0021");
        assertThat(casework.recorded())
                .last()
                .asString()
                .startsWith("ERASURES_LISTED")
                .contains("COUNT=20");
        assertThat(page(Optional.empty(), 20).rows())
                .singleElement()
                .extracting(Line::number)
                .isEqualTo("QC-2027-0001");
    }

    @Test
    void lists_those_in_one_state_and_tells_open_from_expired() {
        Line old = proposed();
        Line withdrawn = proposed();
        act(() -> service.withdraw(withdrawn.id()));
        now = old.proposed().plus(Duration.ofDays(30)).minusSeconds(1);
        assertThat(in(ErasureState.OPEN)).containsExactly(old.id());
        assertThat(in(ErasureState.EXPIRED)).isEmpty();
        now = now.plusSeconds(1);
        Line open = proposed();
        assertThat(in(ErasureState.OPEN)).containsExactly(open.id());
        assertThat(in(ErasureState.EXPIRED)).containsExactly(old.id());
        assertThat(in(ErasureState.WITHDRAWN)).containsExactly(withdrawn.id());
        assertThat(in(ErasureState.DONE)).isEmpty();
        for (Line line : page(Optional.empty(), 0).rows()) {
            assertThat(in(line.state())).contains(line.id());
        }
    }

    private List<UUID> in(ErasureState state) {
        become(security, Role.SECURITY_ADMINISTRATOR);
        return page(Optional.of(state), 0).rows().stream().map(Line::id).toList();
    }

    @Test
    void refuses_a_refusal_without_a_reason() {
        Line line = proposed();
        become(chief, Role.CHIEF);
        assertThat(problem(() -> service.refuse(line.id(), " "))).isEqualTo("input.required");
    }

    @Test
    void refuses_a_set_of_which_something_is_gone_or_that_was_rewritten() throws SQLException {
        Line gone = proposed();
        String hash = hash(gone);
        Line overlapping = proposed();
        become(chief, Role.CHIEF);
        act(() -> service.approve(gone.id(), hash));
        assertThat(refusal(() -> service.approve(overlapping.id(), hash))).isEqualTo("erasure.stale");

        become(security, Role.SECURITY_ADMINISTRATOR);
        now = now.plusSeconds(1);
        act(() -> service.propose(form("TEXT", "li.si", null, List.of("LOGIN_NAME"))));
        Line rewritten = line();
        String seen = hash(rewritten);
        trail.sql("update erasure_value set name = 'address' where erasure_id = '" + rewritten.id() + "'");
        assertThat(refusal(() -> service.approve(rewritten.id(), seen))).isEqualTo("erasure.stale");
        assertThat(left("192.0.2.7")).isEqualTo(2);
    }

    @Test
    void refuses_to_erase_the_trace_of_a_forgery() throws SQLException {
        Line line = proposed();
        String hash = hash(line);
        trail.sql("update audit_value set content = 'wang.wu' where content = 'zhang.san'");
        assertThat(refusal(() -> service.approve(line.id(), hash))).isEqualTo("erasure.tampered");
        assertThat(left("wang.wu")).isEqualTo(2);
    }

    @Test
    void refuses_another_set_than_the_approver_saw() {
        Line line = proposed();
        become(chief, Role.CHIEF);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> act(() -> service.approve(line.id(), "0".repeat(64))));
    }

    @Test
    void erases_nothing_that_the_law_still_keeps() {
        age = Duration.ofDays(184);
        now = Instant.parse("2027-05-25T00:00:00Z");
        assertThat(problem(() -> service.propose(zhang()))).isEqualTo("input.nothing_to_erase");
        now = Instant.parse("2027-05-27T00:00:00Z");
        act(() -> service.propose(zhang()));
        assertThat(line().count()).isEqualTo(2);
    }

    @Test
    void refuses_forms_that_are_wrong() {
        assertThat(problem(() -> service.propose(form("TEXT", "", null, List.of("LOGIN_NAME")))))
                .isEqualTo("input.required");
        assertThat(problem(() -> service.propose(form("TEXT", "x", null, List.of()))))
                .isEqualTo("input.required");
        assertThat(problem(() -> service.propose(form("TEXT", "zhang.san", null, List.of("NUMBER")))))
                .isEqualTo("input.not_offered");
        assertThat(problem(() -> service.propose(form("ANY", null, null, List.of("LOGIN_NAME")))))
                .isEqualTo("input.not_offered");
        for (String leaves : List.of("x", "3-1", "1,,2", "-1", "1;2", "99999999999999999")) {
            assertThat(problem(() -> service.propose(form("LEAVES", null, leaves, List.of("LOGIN_NAME")))))
                    .as(leaves)
                    .isEqualTo("input.not_leaves");
        }
        act(() -> service.propose(form("LEAVES", null, "2, 3-4", List.of("LOGIN_NAME"))));
        assertThat(line().count()).isEqualTo(3);
    }

    private String refusal(Runnable work) {
        String[] key = new String[1];
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> act(work))
                .satisfies(refused -> key[0] = refused.refusals().get(0).key());
        return key[0];
    }

    private String problem(Runnable work) {
        String[] key = new String[1];
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> act(work))
                .satisfies(refused -> key[0] = refused.problems().get(0).key());
        return key[0];
    }
}
