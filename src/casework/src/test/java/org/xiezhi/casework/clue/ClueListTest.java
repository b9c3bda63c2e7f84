package org.xiezhi.casework.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.Rows;
import org.xiezhi.casework.clue.ClueFilter.Sort;
import org.xiezhi.casework.clue.ClueQueries.Line;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.MatterFilter;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.procedure.Stage;

class ClueListTest {

    private CaseworkFixture casework;
    private UUID room;
    private UUID otherRoom;
    private UUID registrar;
    private UUID inspector;
    private int made;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        Rows rows = casework.rows();
        room = rows.room("first");
        otherRoom = rows.room("second");
        registrar = rows.account(Set.of(Role.CASE_SUPERVISOR), null, false);
        inspector = rows.account(Set.of(Role.INSPECTOR), room, false);
        signIn(registrar, Set.of(Role.CASE_SUPERVISOR), Optional.empty());
    }

    @AfterEach
    void close() {
        casework.close();
    }

    private void signIn(UUID account, Set<Role> roles, Optional<UUID> where) {
        casework.get(CurrentActor.class)
                .become(new SignedIn(
                        account, account, "x", "x", roles, where, "", Set.of(), Locale.SIMPLIFIED_CHINESE));
    }

    private UUID clue(String person, String label, Stage stage, @Nullable UUID where, String allegation) {
        UUID matter = casework.rows().matter(stage, registrar, where);
        made++;
        casework.rows().clue(matter, room, String.format(Locale.ROOT, "XS-2026-%04d", made), person, label, allegation);
        return matter;
    }

    private void clues(int many) {
        for (int i = 0; i < many; i++) {
            clue("甲", "OTHER", Stage.HANDLING, room, "反映问题");
        }
    }

    private Page<Line> list(MatterFilter filter, Sort sort, boolean descending, Window window) {
        return casework.get(ClueQueries.class).list(new ClueFilter(filter, sort, descending, window));
    }

    private List<String> people(MatterFilter filter) {
        return list(filter, Sort.NUMBER, false, new Window(0, 20)).rows().stream()
                .map(Line::personName)
                .toList();
    }

    private static MatterFilter words(String words) {
        return new MatterFilter(words, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "𬱖, 𬱖𠮷",
        "𠮷, 𬱖𠮷",
        "xs-2026-0002, 乙",
        "某镇, 𬱖𠮷;乙;丙",
        "100%, 丙",
        "a_b, 丙",
        "!, 丙",
        "MIXED case, 乙",
        "没有, ''"
    })
    void finds_words_as_they_stand_in_number_person_unit_post_and_text(String sought, String found) {
        clue("𬱖𠮷", "OTHER", Stage.HANDLING, room, "反映问题");
        clue("乙", "OTHER", Stage.HANDLING, room, "Mixed Case");
        clue("丙", "OTHER", Stage.HANDLING, room, "虚报 100% 补贴, A_B!");
        assertThat(String.join(";", people(words(sought)))).isEqualTo(found);
    }

    @Test
    void narrows_by_label_stage_and_room_together() {
        clue("甲", "STYLE", Stage.HANDLING, room, "x");
        clue("乙", "OTHER", Stage.HANDLING, room, "x");
        clue("丙", "OTHER", Stage.REGISTERED, null, "x");
        clue("丁", "OTHER", Stage.HANDLING, otherRoom, "x");
        assertThat(people(new MatterFilter("", "OTHER", null, null))).containsExactly("乙", "丙", "丁");
        assertThat(people(new MatterFilter("", null, Stage.HANDLING, null))).containsExactly("甲", "乙", "丁");
        assertThat(people(new MatterFilter("", null, null, room))).containsExactly("甲", "乙");
        assertThat(people(new MatterFilter("", "OTHER", Stage.HANDLING, room))).containsExactly("乙");
    }

    @Test
    void turns_pages_without_losing_or_repeating_a_row() {
        clues(45);
        Page<Line> first = list(MatterFilter.none(), Sort.NUMBER, true, new Window(0, 20));
        Page<Line> last = list(MatterFilter.none(), Sort.NUMBER, true, new Window(40, 20));
        assertThat(first.total()).isEqualTo(45);
        assertThat(first.rows()).hasSize(20);
        assertThat(first.rows().get(0).number()).isEqualTo("XS-2026-0045");
        assertThat(last.rows()).hasSize(5);
        assertThat(last.rows().get(4).number()).isEqualTo("XS-2026-0001");
        assertThat(last.hasAfter()).isFalse();
        assertThat(last.before()).isEqualTo(20);
    }

    @Test
    void shows_the_last_page_where_the_asked_one_is_gone() {
        clues(21);
        Page<Line> page = list(MatterFilter.none(), Sort.NUMBER, true, new Window(400, 20));
        assertThat(page.window()).isEqualTo(new Window(20, 20));
        assertThat(page.rows()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void orders_by_each_column_in_both_directions(Sort sort) {
        clue("甲", "MICRO_CORRUPTION", Stage.REGISTERED, null, "x");
        clue("乙", "OTHER", Stage.HANDLING, otherRoom, "x");
        clue("丙", "STYLE", Stage.FILED, room, "x");
        Function<Line, ?> column = switch (sort) {
            case NUMBER -> Line::number;
            case PERSON -> Line::personName;
            case UNIT -> Line::personUnit;
            case LABEL -> Line::label;
            case RECEIVED -> Line::received;
            case STAGE -> Line::stage;
            case ROOM -> Line::room;
        };
        List<?> up = list(MatterFilter.none(), sort, false, new Window(0, 20)).rows().stream()
                .map(column)
                .toList();
        List<?> down = list(MatterFilter.none(), sort, true, new Window(0, 20)).rows().stream()
                .map(column)
                .toList();
        java.util.ArrayList<?> reversed = new java.util.ArrayList<>(down);
        java.util.Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(up);
        if (sort == Sort.STAGE) {
            assertThat(up).isEqualTo(List.of(Stage.REGISTERED, Stage.HANDLING, Stage.FILED));
        }
        if (sort == Sort.ROOM) {
            assertThat(up).isEqualTo(List.of("first", "second", ""));
        }
    }

    @Test
    void neither_lists_nor_counts_what_the_reader_may_not_know() {
        clues(30);
        UUID mine = clue("己", "OTHER", Stage.HANDLING, room, "x");
        casework.rows().member(mine, inspector, Part.HANDLER);
        UUID barred = clue("庚", "OTHER", Stage.HANDLING, room, "x");
        casework.rows().member(barred, inspector, Part.HANDLER);
        casework.rows().member(barred, inspector, Part.BARRED);
        signIn(inspector, Set.of(Role.INSPECTOR), Optional.of(room));
        Page<Line> page = list(MatterFilter.none(), Sort.NUMBER, true, new Window(0, 20));
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.rows()).extracting(Line::personName).containsExactly("己");
    }

    @Test
    void sends_as_many_statements_for_fifty_rows_as_for_two() {
        clues(2);
        int forTwo = casework.statementsOf(() -> list(MatterFilter.none(), Sort.ROOM, true, new Window(0, 50)));
        clues(60);
        int forFifty =
                casework.statementsOf(() -> assertThat(list(MatterFilter.none(), Sort.ROOM, true, new Window(0, 50))
                                .rows())
                        .hasSize(50));
        assertThat(forFifty).isEqualTo(forTwo).isBetween(5, 12);
    }

    @Test
    void records_the_look_with_what_was_sought() {
        clues(3);
        list(new MatterFilter(" 甲 ", "OTHER", Stage.HANDLING, null), Sort.NUMBER, true, new Window(0, 20));
        assertThat(casework.recorded())
                .singleElement()
                .asString()
                .contains("CLUES_LISTED", "COUNT=3", "甲 label=OTHER stage=HANDLING");
    }

    @Test
    void leaves_out_and_reports_a_row_that_the_access_rules_deny() {
        UUID mine = clue("己", "OTHER", Stage.HANDLING, room, "x");
        casework.rows().member(mine, inspector, Part.HANDLER);
        clue("庚", "OTHER", Stage.HANDLING, room, "x");
        List<Matter> all = casework.entities()
                .createQuery("select m from Matter m", Matter.class)
                .getResultList();
        signIn(inspector, Set.of(Role.INSPECTOR), Optional.of(room));
        Reports reports = new Reports();
        Logger log = Logger.getLogger(Gate.class.getName());
        log.addHandler(reports);
        try {
            assertThat(casework.get(Gate.class).onlyCleared(Permission.CLUE_READ, all, matter -> matter))
                    .extracting(Matter::id)
                    .containsExactly(mine);
        } finally {
            log.removeHandler(reports);
        }
        assertThat(reports.seen).isEqualTo(1);
    }

    /** Counts what operators would see. */
    private static final class Reports extends Handler {
        private int seen;

        @Override
        public void publish(LogRecord told) {
            seen += told.getLevel().equals(java.util.logging.Level.SEVERE) ? 1 : 0;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
