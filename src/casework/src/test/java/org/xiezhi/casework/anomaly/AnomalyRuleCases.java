package org.xiezhi.casework.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.casework.anomaly.AnomalyWorld.DAY;
import static org.xiezhi.casework.anomaly.AnomalyWorld.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xiezhi.casework.audit.Act;

/** Each rule just below its limits and at them; the same on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnomalyRuleCases {

    private AnomalyWorld world;
    private UUID wang;
    private UUID li;

    abstract AnomalyWorld begin() throws Exception;

    @BeforeAll
    void open() throws Exception {
        world = begin();
    }

    @AfterAll
    void close() throws Exception {
        world.close();
    }

    @BeforeEach
    void clear() {
        world.clear();
        wang = world.account("INSPECTOR", null);
        li = world.account("INSPECTOR", null);
    }

    // hours

    private void works(UUID who, LocalDate day, String... times) {
        for (String time : times) {
            world.entry(Act.DESK_OPENED, at(day, time)).by(who).write();
        }
    }

    @Test
    void work_from_the_hour_on_is_outside_and_a_minute_before_is_not() {
        works(wang, DAY, "07:00", "12:00", "19:59");
        assertThat(world.ask("hours", 7, 20, 1)).isEmpty();
        works(wang, DAY, "06:59", "20:00");
        assertThat(world.ask("hours", 7, 20, 1)).extracting(Hit::first).containsExactly(at("20:00"), at("06:59"));
    }

    @Test
    void one_night_is_one_hit_with_midnight_in_the_middle() {
        works(wang, DAY, "23:59");
        works(wang, DAY.plusDays(1), "00:00", "06:59");
        works(li, DAY, "23:59");
        List<Hit> hits = world.ask("hours", DAY, DAY.plusDays(1), 7, 20, 3);
        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.person()).contains(wang);
            assertThat(hit.count()).isEqualTo(3);
            assertThat(hit.first()).isEqualTo(at("23:59"));
            assertThat(hit.last()).isEqualTo(at(DAY.plusDays(1), "06:59"));
        });
        // Whoever asks for the second day alone meets the same thing.
        assertThat(world.ask("hours", DAY.plusDays(1), DAY.plusDays(1), 7, 20, 3))
                .extracting(Hit::key)
                .containsExactly(hits.get(0).key());
        // Midnight in China is the border of the period.
        assertThat(world.ask("hours", DAY, DAY, 7, 20, 1))
                .extracting(Hit::count)
                .containsExactly(1L, 1L);
        assertThat(world.ask("hours", DAY, DAY, 7, 20, 2)).isEmpty();
    }

    @Test
    void a_day_off_is_outside_all_day_long_and_ends_when_work_begins() {
        LocalDate sunday = DAY.minusDays(1);
        works(wang, sunday, "10:00");
        works(wang, DAY, "06:30", "07:30");
        assertThat(world.ask("hours", sunday, DAY, 7, 20, 2)).singleElement().satisfies(hit -> {
            assertThat(hit.count()).isEqualTo(2);
            assertThat(hit.last()).isEqualTo(at("06:30"));
        });
    }

    @Test
    void what_the_machine_notices_is_no_work() {
        world.entry(Act.SESSION_EXPIRED, at("23:00")).by(wang).write();
        world.entry(Act.VAULT_SWEPT, at("23:00")).write();
        assertThat(world.ask("hours", 7, 20, 1)).isEmpty();
    }

    // looks

    private void looks(UUID who, Instant begin, int seconds, int many) {
        for (int i = 0; i < many; i++) {
            world.entry(Act.EVIDENCE_OPENED, begin.plusSeconds((long) seconds * i))
                    .by(who)
                    .about("evidence", new UUID(7, i))
                    .write();
        }
    }

    @Test
    void so_many_looks_within_the_minutes_are_many_and_one_less_is_not() {
        looks(wang, at("09:00"), 60, 4);
        looks(li, at("09:00"), 60, 5);
        assertThat(world.ask("looks", 5, 4)).singleElement().satisfies(hit -> {
            assertThat(hit.person()).contains(li);
            assertThat(hit.count()).isEqualTo(5);
            assertThat(hit.first()).isEqualTo(at("09:00"));
            assertThat(hit.last()).isEqualTo(at("09:04"));
        });
        assertThat(world.ask("looks", 5, 3)).isEmpty();
    }

    @Test
    void stretches_that_overlap_are_one_heap_and_a_break_makes_two() {
        looks(wang, at("09:00"), 30, 20);
        looks(wang, at("15:00"), 30, 6);
        List<Hit> hits = world.ask("looks", 5, 2);
        assertThat(hits).extracting(Hit::count).containsExactly(6L, 20L);
        assertThat(hits).extracting(Hit::first).containsExactly(at("15:00"), at("09:00"));
        assertThat(hits).extracting(Hit::key).doesNotHaveDuplicates();
    }

    @Test
    void a_page_that_is_loaded_again_and_a_look_that_was_refused_count_nothing() {
        for (int i = 0; i < 9; i++) {
            world.entry(Act.CLUE_OPENED, at("09:00").plusSeconds(i))
                    .by(wang)
                    .about("clue", new UUID(8, 1))
                    .write();
            world.entry(Act.EVIDENCE_OPENED, at("10:00").plusSeconds(i))
                    .by(wang)
                    .about("evidence", new UUID(9, i))
                    .refused()
                    .write();
            world.entry(Act.DESK_OPENED, at("11:00").plusSeconds(i)).by(wang).write();
        }
        assertThat(world.ask("looks", 3, 10)).isEmpty();
    }

    // approvals

    private UUID laid(UUID matter, Instant when) {
        UUID proposal = world.proposal(matter, li);
        world.entry(Act.PROPOSED, when)
                .by(li)
                .about("proposal", proposal)
                .of(matter)
                .write();
        return proposal;
    }

    private void opens(UUID who, UUID matter, UUID proposal, Instant when) {
        world.entry(Act.PROPOSAL_OPENED, when)
                .by(who)
                .about("proposal", proposal)
                .of(matter)
                .write();
    }

    private void agrees(UUID who, UUID matter, UUID proposal, Instant when) {
        world.entry(Act.PROPOSAL_AGREED, when)
                .by(who)
                .about("proposal", proposal)
                .of(matter)
                .write();
    }

    @Test
    void an_approval_within_the_seconds_of_the_first_look_is_hasty_and_a_second_later_is_not() {
        UUID matter = world.matter(li, world.room(null));
        UUID quick = laid(matter, at("08:00"));
        opens(wang, matter, quick, at("09:00"));
        agrees(wang, matter, quick, at("09:00:10"));
        UUID slow = laid(matter, at("08:00"));
        opens(wang, matter, slow, at("10:00"));
        agrees(wang, matter, slow, at("10:00:11"));
        UUID readBefore = laid(matter, at("08:00"));
        opens(wang, matter, readBefore, at("08:30"));
        opens(wang, matter, readBefore, at("11:00"));
        agrees(wang, matter, readBefore, at("11:00:02"));
        assertThat(world.ask("approvals", 10)).singleElement().satisfies(hit -> {
            assertThat(hit.person()).contains(wang);
            assertThat(hit.last()).isEqualTo(at("09:00:10"));
            assertThat(hit.told()).containsExactly("10");
            assertThat(hit.number()).isPresent();
            assertThat(hit.sentence()).isEqualTo("approvals");
        });
        assertThat(world.ask("approvals", 9)).isEmpty();
    }

    @Test
    void an_approval_without_a_look_since_it_was_laid_before_him_is_named_even_days_later() {
        UUID matter = world.matter(li, world.room(null));
        UUID proposal = laid(matter, at(DAY.minusDays(20), "08:00"));
        opens(wang, matter, proposal, at(DAY.minusDays(20), "09:00"));
        agrees(li, matter, proposal, at(DAY.minusDays(19), "09:00"));
        agrees(wang, matter, proposal, at("09:00"));
        assertThat(world.ask("approvals", 10)).singleElement().satisfies(hit -> {
            assertThat(hit.sentence()).isEqualTo("approvals_unread");
            assertThat(hit.person()).contains(wang);
        });
        opens(wang, matter, proposal, at(DAY.minusDays(18), "09:00"));
        assertThat(world.ask("approvals", 10)).isEmpty();
    }

    // refusals

    @Test
    void refusals_and_wrong_passwords_of_one_account_count_together() {
        for (int i = 0; i < 2; i++) {
            world.entry(Act.REFUSED, at("09:00").plusSeconds(i))
                    .by(wang)
                    .refused()
                    .write();
            world.entry(Act.HIDDEN, at("09:01").plusSeconds(i))
                    .by(wang)
                    .refused()
                    .write();
            world.entry(Act.DESK_OPENED, at("09:01:30").plusSeconds(i)).by(wang).write();
        }
        assertThat(world.ask("refusals", 5, 10)).isEmpty();
        world.entry(Act.SIGN_IN_FAILED, at("09:02"))
                .about("session", wang)
                .from("10.0.0.7")
                .write();
        assertThat(world.ask("refusals", 5, 10)).singleElement().satisfies(hit -> {
            assertThat(hit.person()).contains(wang);
            assertThat(hit.count()).isEqualTo(5);
        });
        assertThat(world.ask("refusals", 5, 1)).isEmpty();
    }

    @Test
    void somebody_without_an_account_is_known_by_his_address() {
        for (int i = 0; i < 5; i++) {
            world.entry(Act.SIGN_IN_FAILED, at("09:00").plusSeconds(i))
                    .about("session", null)
                    .from(i == 0 ? "10.0.0.8" : "10.0.0.9")
                    .write();
        }
        assertThat(world.ask("refusals", 5, 10)).isEmpty();
        assertThat(world.ask("refusals", 4, 10)).singleElement().satisfies(hit -> {
            assertThat(hit.person()).isEmpty();
            assertThat(hit.address()).isEqualTo("10.0.0.9");
            assertThat(hit.sentence()).isEqualTo("refusals_address");
        });
    }

    @Test
    void one_password_on_every_account_is_known_by_its_address_and_five_on_one_by_the_account() {
        for (int i = 0; i < 5; i++) {
            world.entry(Act.SIGN_IN_FAILED, at("09:00").plusSeconds(i))
                    .about("session", world.account("INSPECTOR", null))
                    .from("10.0.0.9")
                    .write();
            world.entry(Act.SIGN_IN_FAILED, at("11:00").plusSeconds(i))
                    .about("session", wang)
                    .from("10.0.0.7")
                    .write();
        }
        assertThat(world.ask("refusals", 5, 10))
                .extracting(hit -> hit.person().map(UUID::toString).orElse(hit.address()))
                .containsExactlyInAnyOrder("10.0.0.9", wang.toString());
    }

    // rights

    @Test
    void a_role_used_within_the_hours_of_being_given_is_named_and_an_old_one_is_not() {
        world.entry(Act.RIGHTS_CHANGED, at("09:00"))
                .by(li)
                .about("account", wang)
                .giving("INSPECTOR", "INSPECTOR,ROOM_HEAD")
                .write();
        world.entry(Act.CLUE_OPENED, at("09:30"))
                .by(wang)
                .under("INSPECTOR", "x")
                .write();
        world.entry(Act.CLUE_OPENED, at("11:00:01"))
                .by(wang)
                .under("ROOM_HEAD", "x")
                .write();
        assertThat(world.ask("rights", 2)).isEmpty();
        world.entry(Act.HANDLERS_NAMED, at("11:00"))
                .by(wang)
                .under("ROOM_HEAD", "x")
                .write();
        world.entry(Act.CLUE_OPENED, at("10:30"))
                .by(wang)
                .under("ROOM_HEAD", "x")
                .write();
        assertThat(world.ask("rights", 2)).singleElement().satisfies(hit -> {
            assertThat(hit.person()).contains(wang);
            assertThat(hit.other()).contains(li);
            assertThat(hit.count()).isEqualTo(2);
            assertThat(hit.first()).isEqualTo(at("09:00"));
            assertThat(hit.told()).containsExactly("ROOM_HEAD", "90");
        });
    }

    @Test
    void a_role_taken_away_is_no_new_one_and_a_new_account_had_none() {
        world.entry(Act.RIGHTS_CHANGED, at("09:00"))
                .by(li)
                .about("account", wang)
                .giving("INSPECTOR,ROOM_HEAD", "INSPECTOR")
                .write();
        world.entry(Act.CLUE_OPENED, at("09:10"))
                .by(wang)
                .under("INSPECTOR", "x")
                .write();
        assertThat(world.ask("rights", 24)).isEmpty();
        UUID made = world.account("CHIEF", null);
        world.entry(Act.RIGHTS_CHANGED, at("09:00"))
                .by(li)
                .about("account", made)
                .giving("", "CHIEF")
                .write();
        world.entry(Act.CLUE_OPENED, at("09:10")).by(made).under("CHIEF", "x").write();
        assertThat(world.ask("rights", 24)).extracting(Hit::person).containsExactly(Optional.of(made));
    }

    // addresses

    private void acts(UUID who, Act act, String time, String address) {
        world.entry(act, at(time)).by(who).from(address).write();
    }

    @Test
    void a_second_address_within_the_minutes_is_named_and_a_second_later_is_not() {
        acts(wang, Act.SIGNED_IN, "09:00", "10.0.0.1");
        acts(wang, Act.SIGNED_IN, "09:30:01", "10.0.0.2");
        acts(li, Act.SIGNED_IN, "09:00", "10.0.0.1");
        acts(li, Act.SIGNED_IN, "09:30", "10.0.0.3");
        acts(li, Act.DESK_OPENED, "09:31", "10.0.0.1");
        assertThat(world.ask("addresses", 30)).singleElement().satisfies(hit -> {
            assertThat(hit.person()).contains(li);
            assertThat(hit.count()).isEqualTo(2);
            assertThat(hit.told()).containsExactly("10.0.0.1, 10.0.0.3");
            assertThat(hit.first()).isEqualTo(at("09:00"));
            assertThat(hit.last()).isEqualTo(at("09:31"));
        });
    }

    @Test
    void who_signed_out_at_the_first_address_may_go_to_a_second() {
        acts(wang, Act.DESK_OPENED, "09:00", "10.0.0.1");
        acts(wang, Act.SIGNED_OUT, "09:01", "10.0.0.1");
        acts(wang, Act.SIGNED_IN, "09:02", "10.0.0.2");
        acts(wang, Act.SESSION_EXPIRED, "09:03", "10.0.0.1");
        acts(wang, Act.DESK_OPENED, "09:04", "10.0.0.2");
        assertThat(world.ask("addresses", 30)).isEmpty();
    }

    // outsiders

    private void look(UUID who, UUID matter, Instant when, String... rolesThen) {
        world.entry(Act.CLUE_OPENED, when)
                .by(who)
                .about("clue", matter)
                .of(matter)
                .under("INSPECTOR", "access.as_handler", rolesThen)
                .write();
    }

    @Test
    void everybody_with_a_part_may_look_and_nobody_else() {
        UUID leader = world.account("LEADER_IN_CHARGE", null);
        UUID room = world.room(leader);
        UUID registrar = world.account("INTAKE_CLERK", null);
        UUID matter = world.matter(registrar, room);
        UUID decider = world.account("LEADER_IN_CHARGE", null);
        UUID secretary = world.account("PARTY_SECRETARY", null);
        world.step(world.proposal(matter, li), 0, "LEADER_IN_CHARGE", DAY, decider, at("08:00"));
        world.member(matter, wang, "HANDLER", at("08:00"));
        UUID keeper = world.account("CUSTODIAN", null);
        world.member(matter, keeper, "KEEPER", at("08:00"));
        List<UUID> within = List.of(
                leader,
                registrar,
                decider,
                wang,
                keeper,
                li,
                world.account("ROOM_HEAD", room),
                world.account("CHIEF", null),
                world.account("CASE_SUPERVISOR", null));
        within.forEach(who -> look(who, matter, at("09:00")));
        assertThat(world.ask("outsiders")).isEmpty();

        UUID elsewhere = world.account("ROOM_HEAD", world.room(null));
        look(elsewhere, matter, at("09:00"));
        look(elsewhere, matter, at("10:00"));
        // No level of this chain is his.
        look(secretary, matter, at("09:00"));
        assertThat(world.ask("outsiders"))
                .extracting(hit -> hit.person().orElseThrow(), Hit::count)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(elsewhere, 2L),
                        org.assertj.core.groups.Tuple.tuple(secretary, 1L));
        assertThat(world.ask("outsiders"))
                .allSatisfy(hit -> assertThat(hit.told()).containsExactly("access.as_handler"));
        world.step(world.proposal(matter, li), 1, "PARTY_SECRETARY", DAY, null, null);
        assertThat(world.ask("outsiders")).extracting(Hit::person).containsExactly(Optional.of(elsewhere));
    }

    @Test
    void a_part_counts_from_the_day_on_which_it_was_given_and_not_for_who_is_barred() {
        UUID matter = world.matter(li, world.room(null));
        world.member(matter, wang, "HANDLER", at("09:00"));
        look(wang, matter, at("09:00"));
        assertThat(world.ask("outsiders")).isEmpty();
        look(wang, matter, at("08:59"));
        assertThat(world.ask("outsiders")).singleElement().satisfies(hit -> {
            assertThat(hit.count()).isEqualTo(1);
            assertThat(hit.last()).isEqualTo(at("08:59"));
        });
        world.member(matter, li, "BARRED", at("10:00"));
        look(li, matter, at("09:30"));
        assertThat(world.ask("outsiders")).extracting(Hit::person).containsExactly(Optional.of(wang));
        look(li, matter, at("10:30"));
        assertThat(world.ask("outsiders"))
                .extracting(Hit::person)
                .containsExactlyInAnyOrder(Optional.of(wang), Optional.of(li));
        UUID kin = world.account("INSPECTOR", null);
        world.member(matter, kin, "HANDLER", at("08:00"));
        world.member(matter, kin, "BARRED", at("10:00"));
        look(kin, matter, at("09:30"));
        look(kin, matter, at("10:30"));
        assertThat(world.ask("outsiders"))
                .filteredOn(hit -> hit.person().equals(Optional.of(kin)))
                .singleElement()
                .satisfies(hit -> assertThat(hit.first()).isEqualTo(at("10:30")));
    }

    @Test
    void who_saw_all_matters_then_is_no_outsider_because_he_does_not_now() {
        UUID matter = world.matter(li, world.room(null));
        UUID former = world.account("INSPECTOR", null);
        look(former, matter, at("09:00"), "CHIEF");
        assertThat(world.ask("outsiders")).isEmpty();
        look(former, matter, at("10:00"), "INSPECTOR");
        assertThat(world.ask("outsiders")).hasSize(1);
    }

    @Test
    void the_same_outsider_has_the_same_key_whatever_period_is_read() {
        UUID matter = world.matter(li, world.room(null));
        look(wang, matter, at(DAY.minusDays(3), "09:00"));
        look(wang, matter, at("09:00"));
        String key = world.ask("outsiders").get(0).key();
        assertThat(world.ask("outsiders", DAY.minusDays(9), DAY))
                .extracting(Hit::key)
                .containsExactly(key);
    }

    // overdue

    @Test
    void decisions_on_the_last_day_in_a_heap_are_named_and_one_less_or_a_day_earlier_are_not() {
        UUID matter = world.matter(li, world.room(null));
        for (int i = 0; i < 3; i++) {
            world.step(
                    world.proposal(matter, li),
                    0,
                    "CHIEF",
                    DAY,
                    wang,
                    at("00:00").plusSeconds(i * 60L));
            world.step(
                    world.proposal(matter, li),
                    0,
                    "CHIEF",
                    DAY.plusDays(1),
                    li,
                    at("23:57").plusSeconds(i * 60L));
        }
        assertThat(world.ask("overdue", 4, 10)).isEmpty();
        assertThat(world.ask("overdue", 3, 1)).isEmpty();
        assertThat(world.ask("overdue", 3, 2)).singleElement().satisfies(hit -> {
            assertThat(hit.person()).contains(wang);
            assertThat(hit.count()).isEqualTo(3);
            assertThat(hit.first()).isEqualTo(at("00:00"));
        });
    }
}
