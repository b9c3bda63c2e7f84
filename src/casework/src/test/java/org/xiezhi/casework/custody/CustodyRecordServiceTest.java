package org.xiezhi.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.custody.CustodyRecord.Held;
import org.xiezhi.casework.custody.CustodyRecord.Item;
import org.xiezhi.casework.custody.CustodyRecord.Label;
import org.xiezhi.casework.custody.CustodyRecordService.Paper;
import org.xiezhi.casework.custody.Handover.Purpose;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.evidence.CustodyLink;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.RefusedException;

/** What a record of custody says, who gets it, and what the trail keeps of it. */
class CustodyRecordServiceTest extends ThingInHands {

    /** SHA-256 of the three bytes that the press of these tests makes (FIPS 180-2, appendix B.1). */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final List<CustodyRecord> printed = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    private CustodyRecordService records() {
        casework.entities().flush();
        return casework.get(CustodyRecordService.class);
    }

    private byte[] press(CustodyRecord custody) {
        printed.add(custody);
        return "abc".getBytes(StandardCharsets.UTF_8);
    }

    private byte[] press(Label label) {
        labels.add(label);
        return "abc".getBytes(StandardCharsets.UTF_8);
    }

    private Held held() {
        as(chen, Role.INSPECTOR);
        records().printThing(thing, "存卷", this::press);
        return printed.get(printed.size() - 1).items().get(0).thing().orElseThrow();
    }

    @Test
    void says_of_a_thing_where_it_was_and_with_whom() {
        stored();
        UUID borrowing = lent();
        as(lin, Role.INSPECTOR);
        service().take(borrowing, "INTACT", "");
        Held held = held();
        assertThat(held.card().name()).isEqualTo("手机");
        assertThat(held.whereabouts()).isEqualTo(Whereabouts.LENT);
        assertThat(held.moves()).extracting(Move::purpose).containsExactly(Purpose.STORE, Purpose.LEND);
        assertThat(held.gaps()).isEmpty();
        Item item = printed.get(0).items().get(0);
        assertThat(item.chain())
                .extracting(CustodyLink::handling)
                .containsExactly(Handling.RECEIVED, Handling.STORED, Handling.LENT);
        assertThat(item.file()).isEmpty();
        assertThat(printed.get(0).number()).isEqualTo("XS-2026-0001");
        assertThat(printed.get(0).reason()).isEqualTo("存卷");
    }

    @Test
    void leaves_an_entry_with_the_hash_of_the_paper() {
        as(chen, Role.INSPECTOR);
        Paper one = records().printThing(thing, "存卷", this::press);
        Paper all = records().printMatter(matter, "移送审理", this::press);
        assertThat(one.name()).isEqualTo("XS-2026-0001-1-custody.pdf");
        assertThat(all.name()).isEqualTo("XS-2026-0001-custody.pdf");
        assertThat(casework.recorded())
                .anyMatch(entry -> entry.startsWith("CUSTODY_PRINTED") && entry.contains(OF_ABC))
                .anyMatch(entry -> entry.startsWith("CUSTODY_OF_MATTER_PRINTED") && entry.contains(OF_ABC));
    }

    @Test
    void lists_electronic_data_and_nothing_else() {
        as(chen, Role.INSPECTOR);
        Paper paper = records().printElectronicData(matter, "附卷", this::press);
        assertThat(printed.get(0).items()).as("a phone is a thing").isEmpty();
        assertThat(paper.name()).isEqualTo("XS-2026-0001-electronic-data.pdf");
        assertThat(casework.recorded())
                .anyMatch(entry -> entry.startsWith("ELECTRONIC_DATA_PRINTED") && entry.contains(OF_ABC));
    }

    @Test
    void wants_a_reason() {
        as(chen, Role.INSPECTOR);
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> records().printThing(thing, " ", this::press))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly("purpose"));
        assertThat(printed).isEmpty();
    }

    @Test
    void is_for_those_who_work_on_the_matter_and_a_things_for_its_custodian_too() {
        as(feng, Role.CUSTODIAN);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> records().printThing(thing, "x", this::press));
        stored();
        records().printThing(thing, "x", this::press);
        Item shown = printed.get(0).items().get(0);
        assertThat(shown.texts().name()).isEqualTo("手机");
        assertThat(shown.texts().note()).as("his card has none").isEmpty();
        assertThat(shown.firstOfficer() + shown.secondOfficer()).isEmpty();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> records().printMatter(matter, "x", this::press));
        as(head, Role.ROOM_HEAD);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> records().printThing(thing, "x", this::press));
        as(casework.rows().account(Set.of(Role.INSPECTOR), room, false), Role.INSPECTOR);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> records().printMatter(matter, "x", this::press));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> records().printLabel(thing, this::press));
        assertThat(printed).hasSize(1);
        assertThat(labels).isEmpty();
    }

    @Test
    void keeps_the_two_kinds_of_items_apart() {
        as(chen, Role.INSPECTOR);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> records().printOriginal(thing, "x", this::press));
        assertThat(printed).isEmpty();
    }

    @Test
    void labels_a_thing_without_saying_what_it_is() {
        as(chen, Role.INSPECTOR);
        Paper paper = records().printLabel(thing, this::press);
        assertThat(paper.name()).isEqualTo("XS-2026-0001-1-label.pdf");
        assertThat(labels).singleElement().satisfies(label -> {
            assertThat(label.id()).isEqualTo(thing);
            assertThat(label.seal()).isEqualTo("F-0001");
            assertThat(label.toString()).doesNotContain("手机");
        });
        assertThat(casework.recorded()).anyMatch(entry -> entry.startsWith("LABEL_PRINTED"));
    }

    @Test
    void lists_what_somebody_must_still_do_or_explain() {
        assertThat(held().gaps()).isEmpty();
        UUID handover = offered(feng);
        assertThat(held().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.NOT_TAKEN);
        as(feng, Role.CUSTODIAN);
        service().take(handover, "BROKEN", "封条右角脱落");
        assertThat(held().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.SEAL_CHANGED);
        UUID borrowing = lent();
        as(lin, Role.INSPECTOR);
        service().take(borrowing, "INTACT", "");
        vault.setNow(vault.now().plus(9, ChronoUnit.DAYS));
        assertThat(held().gaps())
                .extracting(Gap::kind)
                .containsExactlyInAnyOrder(Gap.Kind.NOT_RETURNED, Gap.Kind.SEAL_CHANGED, Gap.Kind.SEAL_CHANGED);
    }

    @Test
    void tells_a_seal_that_changed_in_somebodys_own_hands() {
        stored();
        as(feng, Role.CUSTODIAN);
        UUID handover = service().offer(thing, new HandoverForm(another, "BROKEN", "5 号柜", ""));
        as(another, Role.CUSTODIAN);
        service().take(handover, "BROKEN", "接收时已破损");
        assertThat(held().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.SEAL_CHANGED);
    }

    @Test
    void says_that_a_thing_was_not_stored_in_time() {
        vault.setNow(vault.now().plus(45, ChronoUnit.DAYS));
        assertThat(held().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.NOT_STORED);
        assertThat(card().gaps()).isEqualTo(held().gaps());
        assertThat(ledger().page().rows()).singleElement().matches(line -> line.gaps() == 1);
    }

    @Test
    void says_that_a_thing_is_with_somebody_who_may_have_it_no_longer() {
        stored();
        casework.entities()
                .createNativeQuery("update account set disabled = true where id = ?1")
                .setParameter(1, feng)
                .executeUpdate();
        casework.entities().clear();
        assertThat(held().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.OUT_OF_PLACE);
    }
}
