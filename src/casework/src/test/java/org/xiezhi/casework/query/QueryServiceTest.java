package org.xiezhi.casework.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.query.QueryAnswer.Verdict;
import org.xiezhi.casework.query.QueryQueries.Exchange;
import org.xiezhi.casework.query.QueryQueries.Line;
import org.xiezhi.casework.query.QueryQueries.Said;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Window;

/** A question goes to a room, comes back answered, goes again, and every word of it stays. */
class QueryServiceTest extends QueryWorld {

    private static final Window ALL = Window.asked(0, 0);

    private Exchange opened(UUID id) {
        asAuditor();
        return queries().open(id);
    }

    private UUID answered(UUID id, int seen, String text) {
        asHead();
        service().answer(id, seen, text);
        return opened(id).toJudge().orElseThrow();
    }

    @Test
    void is_asked_answered_returned_answered_again_and_accepted() {
        UUID id = asked();
        Exchange asked = opened(id);
        assertThat(asked.line().state()).isEqualTo(QueryState.OPEN);
        assertThat(asked.line().number()).isEqualTo("SX-" + today().getYear() + "-0001");
        assertThat(asked.line().entry().orElseThrow().leaf()).contains(LEAF);
        assertThat(asked.toJudge()).isEmpty();

        UUID answer = answered(id, 0, "按 XS-2026-0001 的批准导出");
        now = now.plus(Duration.ofDays(20));
        asAuditor();
        service().giveBack(id, answer, "请写明批准的时间", today().plusDays(3));
        assertThat(opened(id).line().state()).isEqualTo(QueryState.RETURNED);
        assertThat(opened(id).line().due()).isEqualTo(today().plusDays(3));
        assertThat(opened(id).line().used()).as("counted from the return").isLessThan(10);

        UUID second = answered(id, 1, "11 月 2 日");
        asAuditor();
        service().accept(id, second);

        Exchange exchange = opened(id);
        assertThat(exchange.line().state()).isEqualTo(QueryState.CLOSED);
        assertThat(exchange.ended()).contains(now);
        assertThat(exchange.answers()).extracting(Said::answer).containsExactly("按 XS-2026-0001 的批准导出", "11 月 2 日");
        assertThat(exchange.answers())
                .extracting(Said::verdict)
                .containsExactly(Optional.of(Verdict.RETURNED), Optional.of(Verdict.ACCEPTED));
        assertThat(exchange.answers().get(0).remark()).isEqualTo("请写明批准的时间");
        assertThat(casework.recorded())
                .filteredOn(entry -> entry.startsWith("QUERY_") && !entry.startsWith("QUERY_OPENED"))
                .satisfiesExactly(
                        entry -> assertThat(entry).startsWith("QUERY_ASKED").contains("ENTRY=7", "ROOM=first"),
                        entry -> assertThat(entry).startsWith("QUERY_ANSWERED").contains("ANSWER=按 XS"),
                        entry -> assertThat(entry).startsWith("QUERY_RETURNED").contains("REMARK=请写明"),
                        entry -> assertThat(entry).startsWith("QUERY_ANSWERED").contains("ANSWER=11"),
                        entry -> assertThat(entry).startsWith("QUERY_ACCEPTED").contains("NUMBER=SX-"));
    }

    @Test
    void names_the_entry_by_its_id_while_it_has_no_index() {
        UUID fresh = entry("clue.opened", null, null);
        asAuditor();
        service().ask(UUID.randomUUID(), new QueryForm(fresh, first, "？", today()));
        assertThat(casework.recorded()).last().asString().contains("ENTRY=" + fresh);
        assertThat(queries().form(fresh.toString()).entry().id()).isEqualTo(fresh);
        assertThat(queries().form("7").entry().id()).isEqualTo(event);
    }

    @Test
    void is_one_query_if_the_form_is_sent_twice() {
        asAuditor();
        UUID id = UUID.randomUUID();
        QueryForm form = new QueryForm(event, first, "？", today());
        assertThat(service().ask(id, form)).isEqualTo(id);
        assertThat(service().ask(id, form)).isEqualTo(id);
        assertThat(queries().list(Show.ALL, ALL).total()).isOne();
    }

    @Test
    void wants_a_room_that_can_answer_a_question_and_a_day_within_a_year() {
        assertThat(problems(null, "？", today())).containsExactly("room input.required");
        assertThat(problems(mute, "？", today())).containsExactly("room input.room_cannot_answer");
        assertThat(problems(first, " ", today())).containsExactly("question input.required");
        assertThat(problems(first, "？", null)).containsExactly("due input.required");
        assertThat(problems(first, "？", today().minusDays(1))).containsExactly("due input.day_in_past");
        assertThat(problems(first, "？", today().plusYears(1).plusDays(1))).containsExactly("due input.day_too_far");
        assertThat(problems(null, "x".repeat(QueryService.LONGEST_QUESTION + 1), null))
                .containsExactlyInAnyOrder("room input.required", "question input.too_long", "due input.required");
        assertThat(queries().list(Show.ALL, ALL).total()).isZero();
        assertThat(queries().form("7").rooms()).extracting("id").containsExactly(first, second);
        assertThat(queries().form("7").silent()).containsExactly("mute");
    }

    private List<String> problems(@Nullable UUID room, String question, @Nullable LocalDate due) {
        asAuditor();
        List<String> found = new java.util.ArrayList<>();
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> service().ask(UUID.randomUUID(), new QueryForm(event, room, question, due)))
                .satisfies(refused -> refused.problems().stream()
                        .map((Problem p) -> p.field() + " " + p.key())
                        .forEach(found::add));
        return found;
    }

    @Test
    void takes_a_day_from_today_to_a_year_ahead() {
        asAuditor();
        service().ask(UUID.randomUUID(), new QueryForm(event, first, "？", today()));
        service().ask(UUID.randomUUID(), new QueryForm(event, first, "？", today().plusYears(1)));
        assertThat(queries().list(Show.ALL, ALL).total()).isEqualTo(2);
    }

    @Test
    void tells_the_second_of_two_answers_that_somebody_was_faster() {
        UUID id = asked();
        answered(id, 0, "甲");
        as(deputy, Role.CUSTODIAN, first);
        refused("query.answered_meanwhile", () -> service().answer(id, 0, "乙"));
        assertThat(opened(id).answers()).extracting(Said::answer).containsExactly("甲");
    }

    @Test
    void does_not_take_an_answer_to_what_was_asked_before_as_one_to_what_was_asked_since() {
        UUID id = asked();
        UUID answer = answered(id, 0, "甲");
        asAuditor();
        service().giveBack(id, answer, "不够", today());
        as(deputy, Role.CUSTODIAN, first);
        refused("query.changed", () -> service().answer(id, 0, "乙"));
        asAuditor();
        refused("query.not_to_judge", () -> service().accept(id, answer));
        answered(id, 1, "丙");
        asAuditor();
        refused("query.not_to_judge", () -> service().accept(id, answer));
        refused("query.not_to_judge", () -> service().giveBack(id, answer, "不够", today()));
    }

    @Test
    void is_withdrawn_with_a_reason_as_long_as_the_room_has_to_answer() {
        UUID id = asked();
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> service().withdraw(id, " "));
        service().withdraw(id, "问错了部门");
        Exchange exchange = opened(id);
        assertThat(exchange.line().state()).isEqualTo(QueryState.WITHDRAWN);
        assertThat(exchange.reason()).isEqualTo("问错了部门");
        asHead();
        refused("query.withdrawn", () -> service().answer(id, 0, "甲"));

        UUID other = asked();
        answered(other, 0, "甲");
        asAuditor();
        refused("query.not_with_room", () -> service().withdraw(other, "不问了"));
    }

    @Test
    void wants_an_answer_a_remark_and_a_day() {
        UUID id = asked();
        asHead();
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> service().answer(id, 0, ""));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> service().answer(id, 0, "x".repeat(QueryService.LONGEST_ANSWER + 1)));
        UUID answer = answered(id, 0, "x".repeat(QueryService.LONGEST_ANSWER));
        asAuditor();
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> service().giveBack(id, answer, "", today().minusDays(1)))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::field)
                        .containsExactly("remark", "due"));
        assertThat(opened(id).line().state()).isEqualTo(QueryState.ANSWERED);
    }

    @Test
    void is_overdue_the_day_after_and_stands_first_then() {
        UUID late = asked();
        asAuditor();
        UUID early = service().ask(UUID.randomUUID(), new QueryForm(event, first, "？", today().plusDays(3)));
        assertThat(queries().list(Show.UNDER_WAY, ALL).rows())
                .extracting(Line::id)
                .containsExactly(early, late);
        now = now.plus(Duration.ofDays(3));
        assertThat(queries().counts().overdue()).isZero();
        assertThat(queries().list(Show.UNDER_WAY, ALL).rows()).noneMatch(Line::overdue);
        now = now.plus(Duration.ofDays(1));
        assertThat(queries().counts().overdue()).isOne();
        assertThat(queries().list(Show.OVERDUE, ALL).rows()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo(early);
            assertThat(line.overdue()).isTrue();
            assertThat(line.used()).isGreaterThanOrEqualTo(100);
        });
        answered(early, 0, "甲");
        assertThat(queries().counts().overdue()).as("it is the auditor's turn").isZero();
        assertThat(queries().counts().answered()).isOne();
    }

    @Test
    void lets_one_of_two_who_answer_at_once_win() throws Exception {
        UUID id = asked();
        casework.entities().getTransaction().commit();
        casework.entities().getTransaction().begin();
        asHead();
        service().answer(id, 0, "甲");
        casework.entities().flush();
        try (CaseworkFixture other = casework.beside()) {
            other.put(ServerClock.class, casework.get(ServerClock.class));
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
                other.entities().getTransaction().begin();
                as(other, deputy, Role.CUSTODIAN, first);
                other.get(QueryService.class).answer(id, 0, "乙");
                other.entities().getTransaction().commit();
            });
            // It waits for the lock of the first, and not for us.
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(second).isNotDone();
            casework.entities().getTransaction().commit();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> second.get(10, TimeUnit.SECONDS))
                    .withCauseInstanceOf(RefusedException.class)
                    .withMessageContaining("query.answered_meanwhile");
        }
    }

    private static void refused(String key, ThrowingCallable act) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(act)
                .satisfies(refused ->
                        assertThat(refused.refusals()).extracting(Refusal::key).containsExactly(key));
    }
}
