package org.xiezhi.casework.auditor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.audit.TrailFixture;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.auditor.TrailExportService.Export;
import org.xiezhi.casework.auditor.TrailExportService.Format;
import org.xiezhi.casework.auditor.TrailExportService.Proof;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.ledger.OfflineProof;

/** What leaves the system of the trail, and what the trail says of that. */
class TrailExportServiceTest {

    /** More than what is read at a time, so that a walk has a second step. */
    private static final int MANY = 501;

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private TrailFixture trail;
    private TrailExportService exports;

    @BeforeEach
    void writeSome() throws SQLException {
        casework = new CaseworkFixture();
        trail = new TrailFixture(casework.database(), folder);
        casework.put(TrailLog.class, trail.log());
        casework.put(Integrator.class, trail.integrator());
        exports = casework.get(TrailExportService.class);
        casework.become(UUID.randomUUID(), Role.AUDITOR);
        trail.account("first");
        trail.account("second");
        trail.integrator().round();
        casework.recorded().clear();
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
        casework.close();
    }

    private List<Entry> all(Export export) {
        List<Entry> all = new ArrayList<>();
        List<Entry> page = exports.next(export, Optional.empty());
        while (!page.isEmpty()) {
            all.addAll(page);
            page = exports.next(export, Optional.of(page.get(page.size() - 1)));
        }
        return all;
    }

    private Map<String, byte[]> members(Export export) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        exports.bundle(export, bytes);
        return members(bytes.toByteArray());
    }

    private static Map<String, byte[]> members(byte[] bundle) throws IOException {
        Map<String, byte[]> members = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), zip.readAllBytes());
            }
        }
        return members;
    }

    @Test
    void walks_through_every_entry_once_in_the_order_in_which_they_happened() throws SQLException {
        for (int i = 0; i < MANY; i++) {
            trail.account("more " + i);
        }
        Export export = exports.begin(TrailFilter.none(), Format.CSV, "年度审计");
        List<Entry> all = all(export);
        assertThat(all).hasSize(MANY + 2).hasSize((int) export.count());
        assertThat(all.stream().map(Entry::id)).doesNotHaveDuplicates();
        assertThat(all.stream().map(Entry::happened)).isSorted();
    }

    @Test
    void says_before_the_first_byte_what_leaves_and_why_and_afterwards_what_left() {
        Export export = exports.begin(onlyOf("account.made"), Format.CSV, " 年度审计 ");
        assertThat(casework.recorded().get(0))
                .contains("TRAIL_EXPORT_BEGUN")
                .contains("FILTER=act=account.made", "COUNT=" + export.count(), "FORMAT=CSV", "REASON=年度审计");
        exports.finish(export, 2, 99, "ab");
        assertThat(casework.recorded().get(1))
                .contains("TRAIL_EXPORTED")
                .contains("COUNT=2", "FORMAT=CSV", "BYTES=99", "SHA256=ab");
    }

    private static TrailFilter onlyOf(String act) {
        return new TrailFilter(null, null, null, act, null, null, null, null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n "})
    void lets_nothing_leave_without_a_reason(@Nullable String reason) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> exports.begin(TrailFilter.none(), Format.CSV, reason));
        assertThat(casework.recorded()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CHIEF", "INSPECTOR", "SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"})
    void lets_nothing_leave_at_the_word_of_another_role(Role role) {
        Export export = exports.begin(TrailFilter.none(), Format.CSV, "年度审计");
        casework.become(UUID.randomUUID(), role);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> exports.begin(TrailFilter.none(), Format.CSV, "年度审计"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> exports.next(export, Optional.empty()));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> exports.bundle(export, new ByteArrayOutputStream()));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> exports.prove(0));
    }

    @Test
    void puts_the_whole_log_into_a_bundle_that_nothing_narrows() throws IOException {
        Map<String, byte[]> members = members(exports.begin(TrailFilter.none(), Format.BUNDLE, "年度审计"));
        assertThat(members).containsKeys("bundle.json", "log/checkpoint", "log/log.vkey", "log/tile/0/000.p/2");
        assertThat(new String(requireNonNull(members.get("log/checkpoint")), StandardCharsets.UTF_8))
                .isEqualTo(trail.checkpoint());
    }

    @Test
    void puts_into_a_narrowed_one_what_stands_under_a_checkpoint_each_with_its_proof() throws Exception {
        trail.account("waits");
        LocalDate day = LocalDate.of(2026, 11, 23);
        TrailFilter narrowed = TrailFilter.none().days(day, day);
        Export export = exports.begin(narrowed, Format.BUNDLE, "核对一日");
        assertThat(export.count()).isEqualTo(3);
        Map<String, byte[]> members = members(export);
        assertThat(members.keySet())
                .containsExactlyInAnyOrder(
                        "bundle.json",
                        "log/log.vkey",
                        "part/0.json",
                        "part/0.tlog-proof",
                        "part/1.json",
                        "part/1.tlog-proof");
        OfflineProof.parse(requireNonNull(members.get("part/1.tlog-proof")))
                .verify(requireNonNull(members.get("part/1.json")), trail.key().verifier());
    }

    @Test
    void proves_one_entry_and_says_which() throws IOException {
        Proof proof = exports.prove(1);
        OfflineProof.parse(proof.proof()).verify(proof.entry(), trail.key().verifier());
        assertThat(members(proof.bundle())).containsEntry("part/1.json", proof.entry());
        assertThat(casework.recorded().get(0)).contains("PROOF_TAKEN").contains("ENTRY=1");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 2, Long.MAX_VALUE})
    void knows_no_proof_of_what_is_under_no_checkpoint(long leaf) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> exports.prove(leaf));
        assertThat(casework.recorded()).isEmpty();
    }
}
