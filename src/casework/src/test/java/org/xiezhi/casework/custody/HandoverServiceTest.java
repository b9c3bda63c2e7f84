package org.xiezhi.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.custody.CustodyQueries.Line;
import org.xiezhi.casework.custody.CustodyQueries.Waiting;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.custody.Handover.Purpose;
import org.xiezhi.casework.custody.ThingCardQueries.Card;
import org.xiezhi.casework.custody.ThingCardQueries.Next;
import org.xiezhi.casework.evidence.Custody;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.EvidenceService;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;

/** A thing from hand to hand, each time signed by both, and everybody who is not one of them turned away. */
class HandoverServiceTest extends ThingInHands {

    @Test
    void begins_with_who_recorded_it_and_a_day_until_which_it_is_to_be_stored() {
        Card card = card();
        assertThat(card.thing().name()).isEqualTo("手机");
        assertThat(card.thing().features()).contains("裂纹");
        assertThat(card.thing().item()).isOne();
        assertThat(card.whereabouts()).isEqualTo(Whereabouts.WITH_HANDLERS);
        assertThat(card.due()).isPresent();
        assertThat(card.overdue()).isFalse();
        assertThat(card.next()).containsExactly(Next.OFFER);
        assertThat(card.custodians()).extracting("id").containsExactlyInAnyOrder(feng, another);

        vault.setNow(vault.now().plus(45, ChronoUnit.DAYS));
        assertThat(card().overdue()).isTrue();
        assertThat(ledger().page().rows()).singleElement().matches(Line::overdue);
    }

    @Test
    void names_each_empty_field_at_once() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> casework.get(EvidenceService.class).addThing(matter, phone(" ", null)))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).contains("name", "quantity"));
    }

    @Test
    void counts_once_the_custodian_has_taken_it() {
        UUID handover = offered(feng);
        assertThat(card().whereabouts()).isEqualTo(Whereabouts.WITH_HANDLERS);
        assertThat(card().next()).containsExactly(Next.WITHDRAW);

        as(feng, Role.CUSTODIAN);
        assertThat(ledger().waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.state()).isEqualTo(Progress.OFFERED);
            assertThat(waiting.purpose()).isEqualTo(Purpose.STORE);
        });
        assertThat(card().next()).containsExactlyInAnyOrder(Next.TAKE, Next.REFUSE);
        assertThat(card().clue()).as("he keeps it and reads no clue").isEmpty();
        service().take(handover, "INTACT", "");

        Card card = card();
        assertThat(card.whereabouts()).isEqualTo(Whereabouts.IN_STORE);
        assertThat(card.due()).isEmpty();
        assertThat(card.keptAt()).isEqualTo("涉案财物室 3 号柜");
        assertThat(card.open()).isEmpty();
        assertThat(card.moves()).singleElement().satisfies(move -> {
            assertThat(move.state()).isEqualTo(Progress.TAKEN);
            assertThat(move.place()).isEqualTo("涉案财物室 3 号柜");
        });
        assertThat(ledger().waiting()).isEmpty();
        assertThat(links()).containsExactly(Handling.RECEIVED, Handling.STORED);
        assertThat(casework.recorded())
                .anyMatch(entry -> entry.startsWith("HANDOVER_OFFERED"))
                .anyMatch(entry -> entry.startsWith("HANDOVER_TAKEN") && entry.contains("STORE"));
    }

    private List<Handling> links() {
        return casework.get(EvidenceItems.class).custody(thing).stream()
                .map(Custody::handling)
                .toList();
    }

    @Test
    void is_lent_by_approval_only_and_comes_back() {
        stored();
        UUID borrowing = asked();
        as(feng, Role.CUSTODIAN);
        refused("custody.closed", () -> borrowing().lend(borrowing, "INTACT"));
        as(head, Role.ROOM_HEAD);
        assertThat(ledger().waiting()).extracting(Waiting::state).containsExactly(Progress.ASKED);
        borrowing().approve(borrowing);
        as(feng, Role.CUSTODIAN);
        assertThat(ledger().waiting()).extracting(Waiting::state).containsExactly(Progress.APPROVED);
        borrowing().lend(borrowing, "INTACT");
        as(lin, Role.INSPECTOR);
        service().take(borrowing, "INTACT", "");
        Card out = card();
        assertThat(out.whereabouts()).isEqualTo(Whereabouts.LENT);
        assertThat(out.due()).isPresent();
        assertThat(out.next()).containsExactly(Next.OFFER);

        UUID back = service().offer(thing, new HandoverForm(feng, "BROKEN", "涉案财物室 3 号柜", "鉴定时启封"));
        as(feng, Role.CUSTODIAN);
        service().take(back, "BROKEN", "鉴定机构启封，已重新封存 F-0002");
        assertThat(card().whereabouts()).isEqualTo(Whereabouts.IN_STORE);
        assertThat(card().moves()).extracting("purpose").containsExactly(Purpose.RETURN, Purpose.LEND, Purpose.STORE);
        assertThat(links()).containsExactly(Handling.RECEIVED, Handling.STORED, Handling.LENT, Handling.RETURNED);
    }

    @Test
    void is_overdue_when_the_borrower_keeps_it_too_long() {
        stored();
        UUID borrowing = lent();
        as(lin, Role.INSPECTOR);
        service().take(borrowing, "INTACT", "");
        vault.setNow(vault.now().plus(9, ChronoUnit.DAYS));
        as(head, Role.ROOM_HEAD);
        assertThat(ledger().page().rows()).singleElement().matches(Line::overdue);
    }

    @Test
    void wants_a_remark_where_the_seal_is_broken_or_not_as_described() {
        UUID handover = offered(feng);
        as(feng, Role.CUSTODIAN);
        for (String seal : List.of("BROKEN", "NONE")) {
            assertThatExceptionOfType(InvalidException.class)
                    .isThrownBy(() -> service().take(handover, seal, " "))
                    .satisfies(e ->
                            assertThat(e.problems()).extracting(Problem::key).containsExactly("input.seal_remark"));
        }
        service().take(handover, "BROKEN", "封条右角脱落");
        assertThat(card().moves().get(0).remark()).isEqualTo("封条右角脱落");
    }

    @Test
    void turns_away_whoever_is_not_one_of_the_two() {
        UUID handover = offered(feng);
        refused("custody.not_receiver", () -> service().take(handover, "INTACT", ""));
        as(another, Role.CUSTODIAN);
        hidden(() -> service().take(handover, "INTACT", ""));
        hidden(this::card);
        assertThat(ledger().page().rows()).isEmpty();
        as(head, Role.ROOM_HEAD);
        refused("access.role_lacks_permission", () -> service().take(handover, "INTACT", ""));
        as(lin, Role.INSPECTOR);
        refused("custody.not_yours_to_withdraw", () -> service().withdraw(handover));
        as(casework.rows().account(Set.of(Role.INSPECTOR), room, false), Role.INSPECTOR);
        hidden(() -> service().withdraw(handover));
    }

    @Test
    void keeps_a_custodian_of_the_matter_from_a_thing_that_another_keeps() {
        stored();
        casework.rows().member(matter, another, Part.KEEPER);
        UUID borrowing = asked();
        as(head, Role.ROOM_HEAD);
        borrowing().approve(borrowing);
        as(another, Role.CUSTODIAN);
        refused("custody.not_in_your_hands", () -> borrowing().lend(borrowing, "INTACT"));
        refused("custody.not_in_your_hands", () -> service().refuse(borrowing, "x"));
    }

    @Test
    void lets_nobody_approve_his_own_borrowing() {
        stored();
        UUID borrowing = asked();
        refused("access.own_work", () -> borrowing().approve(borrowing));
        as(feng, Role.CUSTODIAN);
        refused("access.role_lacks_permission", () -> borrowing().approve(borrowing));
        // A head who handles the matter himself is one of those who would borrow.
        casework.rows().member(matter, head, Part.HANDLER);
        as(head, Role.ROOM_HEAD);
        refused("access.own_work", () -> borrowing().approve(borrowing));
    }

    @Test
    void lets_one_handover_be_under_way_at_a_time() {
        UUID handover = offered(feng);
        refused("custody.under_way", () -> offered(another));
        service().withdraw(handover);
        offered(another);
        refused("custody.closed", () -> service().withdraw(handover));
    }

    @Test
    void is_withdrawn_by_who_signed_last() {
        stored();
        UUID borrowing = lent();
        as(lin, Role.INSPECTOR);
        refused("custody.not_yours_to_withdraw", () -> service().withdraw(borrowing));
        as(feng, Role.CUSTODIAN);
        assertThat(card().next()).containsExactly(Next.WITHDRAW);
        service().withdraw(borrowing);
        assertThat(card().whereabouts()).isEqualTo(Whereabouts.IN_STORE);
        UUID again = asked();
        assertThat(card().next()).containsExactly(Next.WITHDRAW);
        service().withdraw(again);
        refused("custody.closed", () -> service().withdraw(again));
    }

    @Test
    void goes_from_one_custodian_to_another_and_to_nobody_who_has_it() {
        stored();
        as(feng, Role.CUSTODIAN);
        assertThat(card().next()).containsExactly(Next.OFFER);
        assertThat(card().custodians()).extracting("id").containsExactly(another);
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> service().offer(thing, new HandoverForm(feng, "INTACT", "x", "")));
        UUID handover = service().offer(thing, new HandoverForm(another, "INTACT", "涉案财物室 5 号柜", "岗位调整"));
        as(another, Role.CUSTODIAN);
        service().take(handover, "INTACT", "");
        assertThat(card().keptAt()).isEqualTo("涉案财物室 5 号柜");
        assertThat(links()).containsExactly(Handling.RECEIVED, Handling.STORED, Handling.STORED);
        UUID borrowing = asked();
        as(head, Role.ROOM_HEAD);
        borrowing().approve(borrowing);
        as(feng, Role.CUSTODIAN);
        refused("custody.not_in_your_hands", () -> borrowing().lend(borrowing, "INTACT"));
    }

    @Test
    void goes_on_by_a_superior_where_the_keeper_may_have_it_no_longer() {
        stored();
        HandoverForm form = new HandoverForm(another, "INTACT", "涉案财物室 5 号柜", "保管人调离");
        as(head, Role.ROOM_HEAD);
        assertThat(card().next()).isEmpty();
        refused("custody.keeper_there", () -> service().giveInPlace(thing, form));
        casework.entities()
                .createNativeQuery("update account set disabled = true where id = ?1")
                .setParameter(1, feng)
                .executeUpdate();
        casework.entities().clear();
        assertThat(card().next()).containsExactly(Next.GIVE_IN_PLACE);
        assertThat(card().custodians()).extracting("id").containsExactly(another);
        assertFaults(() -> service().giveInPlace(thing, new HandoverForm(another, "INTACT", "x", " ")), "reason");
        UUID first = service().giveInPlace(thing, form);
        assertThat(card().next()).containsExactly(Next.WITHDRAW);
        service().withdraw(first);
        UUID handover = service().giveInPlace(thing, form);
        assertThat(casework.recorded())
                .anyMatch(entry -> entry.startsWith("GIVEN_IN_PLACE") && entry.contains("保管人调离"));
        assertThat(card().moves().get(0).inPlace()).isTrue();
        as(chen, Role.INSPECTOR);
        refused("access.own_work", () -> service().giveInPlace(thing, form));
        as(another, Role.CUSTODIAN);
        service().take(handover, "INTACT", "");
        assertThat(card().keptAt()).isEqualTo("涉案财物室 5 号柜");
        assertThat(card().gaps()).isEmpty();
    }

    /** Giver and receiver both left: what waits for them is ended from above, and the thing goes on. */
    @Test
    void is_ended_by_a_superior_where_nobody_else_can() {
        stored();
        as(feng, Role.CUSTODIAN);
        UUID handover = service().offer(thing, new HandoverForm(another, "INTACT", "5 号柜", ""));
        as(head, Role.ROOM_HEAD);
        refused("custody.not_yours_to_withdraw", () -> service().withdraw(handover));
        casework.entities()
                .createNativeQuery("update account set disabled = true where id in (?1, ?2)")
                .setParameter(1, feng)
                .setParameter(2, another)
                .executeUpdate();
        casework.entities().clear();
        assertThat(card().next()).containsExactly(Next.WITHDRAW);
        service().withdraw(handover);
        assertThat(card().open()).isEmpty();
        assertThat(card().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.OUT_OF_PLACE);
    }

    /** The page shows each fault beside the field of this name. */
    @Test
    void names_the_fields_as_the_page_does() {
        assertFaults(() -> service().offer(thing, new HandoverForm(null, null, "", null)), "receiver", "seal", "place");
        stored();
        as(lin, Role.INSPECTOR);
        assertFaults(() -> borrowing().ask(thing, " ", null), "why", "until");
        UUID borrowing = asked();
        as(head, Role.ROOM_HEAD);
        assertFaults(() -> service().refuse(borrowing, ""), "remark");
        borrowing().approve(borrowing);
        as(feng, Role.CUSTODIAN);
        assertFaults(() -> borrowing().lend(borrowing, null), "seen");
        borrowing().lend(borrowing, "INTACT");
        as(lin, Role.INSPECTOR);
        assertFaults(() -> service().take(borrowing, "no seal", ""), "seen");
    }

    private void assertFaults(ThrowingCallable act, String... fields) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(act)
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly(fields));
    }

    @Test
    void stays_where_it_is_when_it_is_refused() {
        UUID handover = offered(feng);
        as(feng, Role.CUSTODIAN);
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> service().refuse(handover, " "));
        service().refuse(handover, "封条编号与登记不符");
        assertThat(card().whereabouts()).isEqualTo(Whereabouts.WITH_HANDLERS);
        assertThat(card().moves()).singleElement().matches(move -> move.state() == Progress.REFUSED);
        assertThat(links()).containsExactly(Handling.RECEIVED);
        stored();
        UUID borrowing = asked();
        as(head, Role.ROOM_HEAD);
        service().refuse(borrowing, "现阶段不宜借出");
        assertThat(card().whereabouts()).isEqualTo(Whereabouts.IN_STORE);
        refused("custody.closed", () -> borrowing().approve(borrowing));
    }

    @Test
    void is_not_borrowed_while_it_is_elsewhere_nor_offered_by_who_does_not_have_it() {
        refused("custody.not_in_store", this::asked);
        stored();
        as(chen, Role.INSPECTOR);
        refused(
                "custody.not_in_your_hands",
                () -> service().offer(thing, new HandoverForm(another, "INTACT", "x", "")));
    }

    @Test
    void offers_it_to_no_custodian_who_is_barred_and_to_nobody_else() {
        casework.rows().member(matter, another, Part.BARRED);
        assertThat(card().custodians()).extracting("id").containsExactly(feng);
        for (UUID wrong : List.of(another, head, chen)) {
            assertThatExceptionOfType(InvalidException.class)
                    .isThrownBy(() -> offered(wrong))
                    .satisfies(e ->
                            assertThat(e.problems()).extracting(Problem::field).containsExactly("receiver"));
        }
    }

    private void refused(String key, ThrowingCallable act) {
        casework.entities().flush();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(act)
                .satisfies(
                        e -> assertThat(e.refusals()).extracting(Refusal::key).containsExactly(key));
    }

    private void hidden(ThrowingCallable act) {
        casework.entities().flush();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(act);
    }
}
