package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.TrailFixture;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.auditor.SampleService.Drawn;
import org.xiezhi.casework.auditor.SampleService.DrawnMatter;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.ledger.Sample;
import org.xiezhi.ledger.Sample.Kind;
import org.xiezhi.ledger.TreeHead;
import org.xiezhi.procedure.Stage;

/** The product draws what the format says, from what was signed, and tells the trail first. */
class SampleServiceTest {

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private TrailFixture trail;

    @BeforeEach
    void writeSome() throws SQLException {
        casework = new CaseworkFixture();
        trail = new TrailFixture(casework.database(), folder);
        casework.put(TrailLog.class, trail.log());
        casework.become(UUID.randomUUID(), Role.AUDITOR);
        for (int i = 0; i < 30; i++) {
            trail.account("a" + i);
        }
        trail.integrator().round();
        casework.recorded().clear();
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
        casework.close();
    }

    private TreeHead head() {
        return trail.log().folder().headAt(30);
    }

    private Drawn draw(String of, String seed, String count) {
        return casework.get(SampleService.class).draw(of, seed, count);
    }

    @Test
    void draws_entries_of_the_checkpoint_as_the_format_says() throws SQLException {
        // Not under the checkpoint, so not to be drawn.
        trail.account("later");
        Drawn drawn = draw("entries", "  双色球 03 08 17 ", "12");
        assertThat(drawn.seed()).isEqualTo("双色球 03 08 17");
        assertThat(drawn.size()).isEqualTo(30);
        assertThat(drawn.entries())
                .extracting(entry -> entry.leaf().orElseThrow())
                .isEqualTo(Sample.draw(Kind.ENTRIES, "双色球 03 08 17", head(), 30, 12));
        assertThat(casework.recorded())
                .singleElement()
                .asString()
                .contains(
                        "SAMPLE_DRAWN",
                        "SAMPLED=entries",
                        "SEED=双色球 03 08 17",
                        "COUNT=12",
                        "SIZE=30",
                        "ROOT=" + head().root().base64());
    }

    @Test
    void draws_from_the_matters_that_signed_entries_name_in_the_order_of_their_ids_as_text() throws SQLException {
        UUID room = casework.rows().room("r");
        UUID registrar = casework.rows().account(Set.of(Role.CASE_SUPERVISOR), null, false);
        List<UUID> matters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID matter = casework.rows().matter(Stage.HANDLING, registrar, room);
            casework.rows().clue(matter, room, String.format(Locale.ROOT, "XS-2026-%04d", i), "x", "OTHER", "x");
            matters.add(matter);
        }
        // Sorts first as text and last as a signed number.
        UUID gone = UUID.fromString("90000000-0000-7000-8000-000000000001");
        matters.add(gone);
        for (int i = 0; i < 12; i++) {
            trail.sql("update audit_event set matter = '" + matters.get(i % 6)
                    + "' where id = (select event_id from audit_leaf where leaf = " + (i * 2) + ")");
        }
        List<UUID> sorted = matters.stream()
                .sorted(java.util.Comparator.comparing(UUID::toString))
                .toList();
        Drawn drawn = draw("cases", "s", "6");
        assertThat(drawn.population()).isEqualTo(6);
        assertThat(drawn.matters())
                .extracting(DrawnMatter::matter)
                .isEqualTo(Sample.draw(Kind.CASES, "s", head(), 6, 6).stream()
                        .map(place -> sorted.get(place.intValue()))
                        .toList());
        assertThat(drawn.matters())
                .allSatisfy(one -> assertThat(one.number().isEmpty())
                        .isEqualTo(one.matter().equals(gone)));
    }

    @Test
    void wants_a_seed_of_one_line_a_kind_and_a_count_that_there_is() {
        assertThat(problems("entries", null, "3")).containsExactly("input.required");
        assertThat(problems("entries", "a\nb", "3")).containsExactly("input.one_line");
        assertThat(problems("entries", "x".repeat(201), "3")).containsExactly("input.too_long");
        assertThat(problems("people", "s", "3")).contains("input.not_offered");
        for (String count : new String[] {"0", "31", "-1", "3.5", "x", "", "99999999999"}) {
            assertThat(problems("entries", "s", count)).as(count).containsExactly("input.count_range");
        }
        assertThat(problems("cases", "s", "1")).as("no entry names a matter").containsExactly("input.count_range");
        assertThat(casework.recorded()).isEmpty();
    }

    private List<String> problems(String of, @Nullable String seed, String count) {
        List<String> keys = new ArrayList<>();
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> casework.get(SampleService.class).draw(of, seed, count))
                .satisfies(refused -> refused.problems().forEach(problem -> keys.add(problem.key())));
        return keys;
    }

    @Test
    void is_refused_to_whoever_does_not_audit() {
        casework.become(UUID.randomUUID(), Role.CHIEF);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> draw("entries", "s", "1"));
        assertThat(casework.recorded()).noneMatch(entry -> entry.startsWith("SAMPLE_DRAWN"));
    }
}
