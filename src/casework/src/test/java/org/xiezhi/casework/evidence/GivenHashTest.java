package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.xiezhi.casework.evidence.ReceivingFixture.FILE;
import static org.xiezhi.casework.evidence.ReceivingFixture.HASH;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.evidence.EvidenceService.Added;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.vault.IntakeRefusal;

/** A file goes on record with a hash that came with it only if it is the hash of what was received. */
class GivenHashTest {

    private static final String ANOTHER = "0".repeat(64);

    @TempDir
    Path folder;

    private ReceivingFixture receiving;
    private CaseworkFixture casework;

    @BeforeEach
    void begin() throws IOException {
        receiving = new ReceivingFixture(folder);
        casework = receiving.casework();
    }

    @AfterEach
    void close() {
        receiving.close();
    }

    @Test
    void is_compared_as_lists_print_it_and_the_comparison_goes_on_record() {
        String printed = HASH.toUpperCase(Locale.ROOT).replaceAll("(.{8})", "$1 ");
        Added added = receiving.record(receiving.arrived(null), printed);

        assertThat(links(added)).containsExactly(Handling.RECEIVED, Handling.COMPARED);
        assertThat(casework.get(EvidenceItems.class).custody(added.id()))
                .allSatisfy(link -> assertThat(link.sha256()).contains(HASH));
        assertThat(casework.recorded())
                .anyMatch(entry -> entry.startsWith("EVIDENCE_COMPARED") && entry.contains(HASH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void leaves_no_comparison_where_none_was_given(String given) {
        assertThat(links(receiving.record(receiving.arrived(null), given))).containsExactly(Handling.RECEIVED);
        assertThat(casework.recorded()).noneMatch(entry -> entry.startsWith("EVIDENCE_COMPARED"));
    }

    @Test
    void of_another_file_is_refused_on_record_and_nothing_is_lost() {
        UUID upload = receiving.arrived(null);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> receiving.record(upload, ANOTHER))
                .satisfies(e -> assertThat(e.refusals()).containsExactly(Refusal.of("evidence.hash_differs", HASH)));
        assertThat(casework.recorded())
                .anyMatch(entry -> entry.startsWith("REFUSED") && entry.contains("RULE=evidence.hash_differs"));
        assertThat(casework.get(EvidenceItems.class).of(receiving.matter())).isEmpty();

        assertThat(receiving.record(upload, HASH).item()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d41d8cd98f00b204e9800998ecf8427e", "无", "g"})
    void that_is_none_stands_beside_its_field_with_every_other_fault(String given) {
        UUID upload = receiving.arrived(null);
        FileForm form = new FileForm(receiving.form(""), upload, null, given);
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> casework.get(EvidenceService.class).add(receiving.matter(), form))
                .satisfies(e -> assertThat(e.problems())
                        .contains(Problem.of("sha256", "input.not_sha256"))
                        .extracting(Problem::field)
                        .containsExactlyInAnyOrder("sha256", "name"));
    }

    @Test
    void by_the_client_is_compared_with_the_last_byte() {
        assertThat(links(receiving.record(receiving.arrived(HASH), "")))
                .containsExactly(Handling.RECEIVED, Handling.COMPARED);
    }

    @Test
    void by_the_client_of_another_file_ends_the_upload() {
        UUID upload = receiving.begun(ANOTHER);
        assertThatExceptionOfType(UploadEndedException.class)
                .isThrownBy(() -> receiving.uploads().append(upload, 0, new ByteArrayInputStream(FILE)))
                .satisfies(e -> assertThat(e.refusal()).containsInstanceOf(IntakeRefusal.HashDiffers.class));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> receiving.uploads().status(upload));
        assertThat(casework.recorded())
                .anyMatch(entry -> entry.startsWith("REFUSED") && entry.contains("RULE=evidence.hash_differs"))
                .anyMatch(entry -> entry.startsWith("EVIDENCE_ABANDONED"));
        assertThat(folder.resolve("evidence/incoming")).isEmptyDirectory();
    }

    @Test
    void by_the_client_that_is_none_begins_no_upload() {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> receiving.begun("abc"));
        assertThat(casework.recorded()).noneMatch(entry -> entry.startsWith("EVIDENCE_BEGUN"));
    }

    private List<Handling> links(Added added) {
        casework.entities().flush();
        return casework.get(EvidenceItems.class).custody(added.id()).stream()
                .map(Custody::handling)
                .toList();
    }
}
