package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.auditor.HistoryQueries.Line;
import org.xiezhi.casework.auditor.HistoryQueries.OfMatter;
import org.xiezhi.casework.auditor.HistoryQueries.OfPerson;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.procedure.Stage;

class HistoryQueriesTest {

    private CaseworkFixture casework;
    private HistoryQueries histories;
    private UUID inspector;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        histories = casework.get(HistoryQueries.class);
        UUID room = casework.rows().room("A");
        inspector = casework.rows().account(Set.of(Role.INSPECTOR), room, false);
        UUID auditor = casework.rows().account(Set.of(Role.AUDITOR), null, false);
        UUID matter = casework.rows().matter(Stage.HANDLING, inspector, room);
        casework.rows().clue(matter, room, "XS-2026-0001", "某某", "OTHER", "某事");
        event(1, "clue.opened", "done", inspector, matter, "10.1.2.3");
        event(2, "clue.opened", "done", inspector, matter, "10.1.2.4");
        event(3, "access.refused", "refused", inspector, null, "10.1.2.3");
        event(4, "proposal.stale", "done", null, matter, null);
        casework.become(auditor, Role.AUDITOR);
    }

    @AfterEach
    void close() {
        casework.close();
    }

    @Test
    void tells_of_a_person_acts_addresses_and_numbers() {
        OfPerson person = histories.person(inspector);
        assertThat(person.figures().entries()).isEqualTo(3);
        assertThat(person.figures().refused()).isOne();
        assertThat(person.acts()).extracting(Line::what).containsExactly("clue.opened", "access.refused");
        assertThat(person.addresses())
                .extracting(Line::what, Line::entries)
                .hasToString("[(\"10.1.2.3\", 2L), (\"10.1.2.4\", 1L)]");
        assertThat(person.matters()).singleElement().satisfies(line -> {
            assertThat(line.what()).isEqualTo("XS-2026-0001");
            assertThat(line.entries()).isEqualTo(2);
        });
        assertThat(person.entries()).hasSize(3);
        assertThat(casework.recorded()).singleElement().asString().startsWith("PERSON_FOLLOWED {LOGIN_NAME=login-");
    }

    @Test
    void tells_of_a_matter_who_did_what() {
        OfMatter matter = histories.matter("XS-2026-0001");
        assertThat(matter.figures().entries()).isEqualTo(3);
        assertThat(matter.people()).extracting(Line::what).containsExactly(inspector.toString(), "");
        assertThat(matter.entries()).hasSize(3);
        assertThat(casework.recorded()).containsExactly("MATTER_FOLLOWED {NUMBER=XS-2026-0001}");
    }

    @Test
    void knows_nobody_and_nothing_by_an_unknown_id_or_number() {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> histories.person(UUID.randomUUID()));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> histories.matter("XS-1999-0001"));
        assertThat(casework.recorded()).isEmpty();
    }

    private void event(
            int second,
            String act,
            String outcome,
            @Nullable UUID actor,
            @Nullable UUID matter,
            @Nullable String address) {
        UUID id = new UUID(7, second);
        casework.rows()
                .put(
                        "insert into audit_event (id, entry, happened, act, outcome, actor, object_type, matter)"
                                + " values (?, ?, ?, ?, ?, ?, 'x', ?)",
                        id,
                        new byte[] {1},
                        java.time.LocalDateTime.of(2026, 11, 23, 1, 0, second),
                        act,
                        outcome,
                        actor,
                        matter);
        if (address != null) {
            casework.rows()
                    .put(
                            "insert into audit_value (event_id, name, salt, content, sought) values (?, 'address', ?, ?, ?)",
                            id,
                            new byte[] {1},
                            address,
                            address);
        }
    }
}
