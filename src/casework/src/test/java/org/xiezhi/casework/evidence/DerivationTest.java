package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.evidence.EvidenceQueries.Kin;
import org.xiezhi.casework.evidence.EvidenceQueries.Source;
import org.xiezhi.casework.evidence.EvidenceService.Added;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.procedure.Stage;

/** What was made from an original is an item of its own, and says from which. */
class DerivationTest {

    @TempDir
    Path folder;

    private ReceivingFixture receiving;
    private CaseworkFixture casework;
    private Added original;

    @BeforeEach
    void recordOriginal() throws IOException {
        receiving = new ReceivingFixture(folder);
        casework = receiving.casework();
        original = receiving.record(receiving.arrived(null), "");
    }

    @AfterEach
    void close() {
        receiving.close();
    }

    private EvidenceQueries queries() {
        casework.entities().flush();
        return casework.get(EvidenceQueries.class);
    }

    @Test
    void stands_apart_from_its_original_and_each_names_the_other() {
        Added made = receiving.record(receiving.arrived(null), original.id(), "");
        assertThat(made.item()).isEqualTo(2);
        assertThat(queries().record(made.id()).madeFrom()).contains(new Kin(original.id(), 1));
        assertThat(queries().record(original.id()).made()).containsExactly(new Kin(made.id(), 2));
        assertThat(queries().record(original.id()).madeFrom()).isEmpty();
        assertThat(queries().list(receiving.matter()))
                .extracting(EvidenceQueries.Line::madeFrom)
                .containsExactly(Optional.empty(), Optional.of(new Kin(original.id(), 1)));
        assertThat(queries().place(receiving.matter()).originals())
                .extracting(Source::id)
                .containsExactly(original.id());
    }

    @Test
    void is_made_from_an_original_of_the_same_matter_only() {
        Added made = receiving.record(receiving.arrived(null), original.id(), "");
        UUID registrar = casework.rows().account(Set.of(Role.CASE_SUPERVISOR), null, false);
        UUID another = casework.rows().matter(Stage.HANDLING, registrar, null);
        for (UUID wrong : new UUID[] {made.id(), UUID.randomUUID(), another}) {
            UUID upload = receiving.arrived(null);
            assertThatExceptionOfType(InvalidException.class)
                    .isThrownBy(() -> receiving.record(upload, wrong, ""))
                    .satisfies(e ->
                            assertThat(e.problems()).extracting(Problem::field).containsExactly("original"));
        }
    }

    /** An approval that rests on the list of evidence rests on what is an original in it. */
    @Test
    void is_part_of_what_a_proposal_rests_on() {
        Object before = casework.get(EvidenceItems.class).facts(receiving.matter());
        Added made = receiving.record(receiving.arrived(null), original.id(), "");
        casework.entities().flush();
        Object after = casework.get(EvidenceItems.class).facts(receiving.matter());
        assertThat(after.toString()).contains("original=1");
        assertThat(before.toString()).doesNotContain("original");
        assertThat(made.id()).isNotEqualTo(original.id());
    }
}
