package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.ledger.LogCheck;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.LogReport;

/** Every load once and for a moment: that it does what it is measured for. How fast it was is nobody's business here. */
class LoadsIT {

    private static final Scale MOMENT = new Scale(1, Duration.ofMillis(300), 300, 300, 300, 600);
    private static final Path VERIFIER = Path.of(System.getProperty("xiezhi.verifier"));

    @TempDir
    static Path folder;

    private static DurableServer server;

    @BeforeAll
    static void start() {
        server = new DurableServer(folder.resolve("postgresql"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static LogReport check(String name) {
        return LogCheck.of(LogFolder.open(folder.resolve(name).resolve("trail")))
                .run((index, entry) -> {});
    }

    @Test
    void acts_with_and_without_the_integrator_end_up_in_a_whole_log() throws Exception {
        List<Result> results = new DatabaseLoads(server, folder, MOMENT).auditedRate();
        assertThat(results).hasSize(2);
        assertThat(results.get(0).sample().median()).isPositive();
        LogReport log = check("audited-rate");
        assertThat(log.findings()).isEmpty();
        assertThat(log.signed()).contains(log.rebuilt());
        assertThat(log.rebuilt().size()).isPositive();
    }

    @Test
    void appends_end_up_in_a_whole_log() throws Exception {
        new DatabaseLoads(server, folder, MOMENT).appends(2, 0.5);
        LogReport log = check("appends-2");
        assertThat(log.findings()).isEmpty();
        assertThat(log.signed()).contains(log.rebuilt());
    }

    @Test
    void paced_acts_are_as_many_as_their_pace_says_and_all_come_under_a_checkpoint() throws Exception {
        List<Result> results = new DatabaseLoads(server, folder, MOMENT).commitToCheckpoint();
        assertThat(results.get(1).sample().median())
                .isGreaterThanOrEqualTo(results.get(0).sample().median());
        // Two rounds of two turns of 0.3 s at 500 acts in a second.
        assertThat(check("commit-to-checkpoint").rebuilt().size()).isEqualTo(600);
    }

    @Test
    void days_of_people_are_entries_of_the_past_that_end_up_in_a_whole_log() throws Exception {
        DataSource database = server.database();
        try (Trail trail = new Trail(database, folder.resolve("days"))) {
            // Makes the one account that is needed.
            new SmallAct(trail);
            new SampleDays(database).leave(100, 2);
            trail.drain();
            assertThat(trail.entries()).isEqualTo(100);
        }
        LogReport log = check("days");
        assertThat(log.findings()).isEmpty();
        assertThat(log.rebuilt().size()).isEqualTo(100);
    }

    @Test
    void a_chain_is_whole_until_somebody_changes_an_entry() throws Exception {
        try (HashChain chain = new HashChain(server.emptyDatabase())) {
            chain.fill(50, SampleEntries::entry);
            assertThat(chain.append(new byte[] {1})).isEqualTo(50);
            assertThat(chain.broken()).isZero();
            chain.change("update chain set entry = '\\x00' where seq = 20");
            assertThat(chain.broken()).isEqualTo(1);
            chain.change("delete from chain where seq = 30");
            assertThat(chain.broken()).isEqualTo(2);
        }
    }

    @Test
    void the_log_and_the_chain_are_verified_over_the_same_entries() throws Exception {
        try (HashChain chain = new HashChain(server.emptyDatabase())) {
            assertThat(new Verifications(folder, VERIFIER, MOMENT).warm(chain)).hasSize(1);
        }
    }

    @Test
    void the_jar_passes_a_sample_log_and_refuses_a_changed_one() throws Exception {
        SampleLog log = SampleLog.write(folder.resolve("sample"), 300);
        assertThat(VerifierRun.of(VERIFIER, log, List.of()).passed()).isTrue();
        Path bundle = log.folder().resolve("tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[100] ^= 1;
        Files.write(bundle, bytes);
        assertThat(VerifierRun.of(VERIFIER, log, List.of()).passed()).isFalse();
    }

    @Test
    void the_smallest_heap_is_found_for_both_sizes() throws Exception {
        List<Result> results = new Verifications(folder, VERIFIER, MOMENT).memory();
        assertThat(results.get(0).sample().median()).isPositive();
    }
}
