package org.xiezhi.casework.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.Window;

/** For whom a query is there, and for whom it is not. */
class QueryVisibilityTest extends QueryWorld {

    private static final Window ALL = Window.asked(0, 0);

    private void hidden(UUID query) {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> queries().openToAnswer(query));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> service().answer(query, 0, "甲"));
        assertThat(queries().toMyRoom(Show.ALL, ALL).total()).isZero();
        assertThat(queries().waiting(ALL).total()).isZero();
    }

    @Test
    void is_there_for_whoever_may_answer_in_the_asked_room() {
        UUID query = asked();
        asHead();
        assertThat(queries().openToAnswer(query).question()).contains("依据");
        assertThat(queries().waiting(ALL).total()).isOne();
        as(deputy, Role.CUSTODIAN, first);
        assertThat(queries().openToAnswer(query).question()).contains("依据");
        assertThat(queries().toMyRoom(Show.ALL, ALL).total()).isOne();
    }

    @Test
    void is_not_there_for_another_room_nor_for_whoever_has_none() {
        UUID query = asked();
        as(otherHead, Role.ROOM_HEAD, second);
        hidden(query);
        as(deputy, Role.CUSTODIAN, null);
        hidden(query);
        assertThat(casework.recorded()).anyMatch(entry -> entry.startsWith("HIDDEN") && entry.contains("audit:answer"));
    }

    @Test
    void is_there_like_one_that_was_never_asked() {
        UUID query = asked();
        as(otherHead, Role.ROOM_HEAD, second);
        assertThat(message(query)).isEqualTo(message(UUID.randomUUID()));
    }

    private @Nullable String message(UUID query) {
        String[] said = new String[1];
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> queries().openToAnswer(query))
                .satisfies(e -> said[0] = e.getMessage());
        return said[0];
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void is_open_to_the_roles_that_the_rules_name(Role role) {
        UUID query = asked();
        Set<Permission> held = new AccessRules().permissions(role);
        as(UUID.randomUUID(), role, first);
        if (held.contains(Permission.AUDIT_ANSWER)) {
            assertThat(queries().openToAnswer(query).line().id()).isEqualTo(query);
        } else {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> queries().openToAnswer(query));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> queries().toMyRoom(Show.ALL, ALL));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> queries().waiting(ALL));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> service().answer(query, 0, "甲"));
        }
        if (!held.contains(Permission.AUDIT_ASK)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> queries().open(query));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> queries().list(Show.ALL, ALL));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> queries().form("7"));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> queries().counts());
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> service().withdraw(query, "x"));
        }
    }

    @Test
    void is_not_there_for_who_is_barred_from_the_matter_of_the_entry() {
        UUID query = asked();
        casework.rows().member(matter, head, Part.BARRED);
        asHead();
        hidden(query);
        as(deputy, Role.CUSTODIAN, first);
        assertThat(queries().openToAnswer(query).line().id()).isEqualTo(query);
    }

    @Test
    void cannot_be_asked_of_a_room_in_which_everybody_who_could_answer_is_barred() {
        casework.rows().member(matter, head, Part.BARRED);
        casework.rows().member(matter, deputy, Part.BARRED);
        asAuditor();
        assertThat(queries().form("7").rooms()).extracting("id").containsExactly(second);
        assertThat(queries().form("7").silent()).containsExactlyInAnyOrder("first", "mute");
    }

    @Test
    void tells_no_room_what_another_one_said() {
        UUID words = entry("query.answered", null, 8L);
        for (String name : Set.of("answer", "number")) {
            sql(
                    "insert into audit_value (event_id, name, salt, content) values (?, ?, ?, ?)",
                    words,
                    name,
                    new byte[16],
                    "说过的话");
        }
        asAuditor();
        UUID query = service().ask(UUID.randomUUID(), new QueryForm(words, first, "？", today()));
        assertThat(values(queries().open(query))).containsEntry("answer", Optional.of("说过的话"));
        asHead();
        assertThat(values(queries().openToAnswer(query)))
                .containsEntry("answer", Optional.empty())
                .containsEntry("number", Optional.of("说过的话"));
    }

    private static Map<String, Optional<String>> values(QueryQueries.Exchange exchange) {
        return exchange.line().entry().orElseThrow().values();
    }

    @Test
    void shows_a_query_whose_entry_somebody_deleted() {
        UUID query = asked();
        sql("delete from audit_leaf where event_id = ?", event);
        sql("delete from audit_event where id = ?", event);
        assertThat(queries().open(query).line().entry()).isEmpty();
    }
}
