package org.xiezhi.benchmarks;

import static org.xiezhi.benchmarks.Goal.number;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xiezhi.ledger.LogCheck;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.LogReport;

/** What a verification costs: cold with the auditor's jar, warm against the chain, and its memory. */
final class Verifications {

    /** Sizes of the heap that are tried, in megabytes. */
    private static final List<Integer> HEAPS = List.of(4, 6, 8, 10, 12, 16, 24, 32, 48, 64, 128, 256);

    private static final int WARM_UP_ROUNDS = 5;

    private final Path folder;
    private final Path verifier;
    private final Scale scale;

    Verifications(Path folder, Path verifier, Scale scale) {
        this.folder = folder;
        this.verifier = verifier;
        this.scale = scale;
    }

    /** Entries in a second on one core, each round a process of its own. */
    List<Result> cold() throws IOException, InterruptedException {
        SampleLog log = SampleLog.write(folder.resolve("cold"), scale.cold());
        List<Double> ofProcessor = new ArrayList<>();
        List<Double> ofClock = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            VerifierRun run = VerifierRun.of(verifier, log, List.of());
            demand(run, log);
            ofProcessor.add(log.size() / run.processorSeconds());
            ofClock.add(log.size() / run.seconds());
        }
        return List.of(
                new Result(
                        "Verification from cold start, entries in a second of processor time",
                        Optional.of(Goal.atLeast(50_000)),
                        new Sample(ofProcessor),
                        number(scale.cold()) + " entries"),
                new Result(
                        "… in a second by the clock" + (VerifierRun.onOneCore() ? ", on one core" : ", on all cores"),
                        Optional.empty(),
                        new Sample(ofClock),
                        "falls with what else runs"));
    }

    /** The time of the one SQL query over the time of the log's check without reading the entries' JSON. */
    List<Result> warm(HashChain chain) throws SQLException, IOException {
        SampleLog log = SampleLog.write(folder.resolve("warm"), scale.warm());
        chain.fill(scale.warm(), SampleEntries::entry);
        List<Double> ratios = new ArrayList<>();
        List<Double> ofLog = new ArrayList<>();
        List<Double> ofChain = new ArrayList<>();
        for (int round = -WARM_UP_ROUNDS; round < scale.rounds(); round++) {
            long began = System.nanoTime();
            verify(log);
            long between = System.nanoTime();
            if (chain.broken() != 0) {
                throw new IllegalStateException("expected a whole chain, found broken links");
            }
            long end = System.nanoTime();
            if (round >= 0) {
                ratios.add((double) (end - between) / (between - began));
                ofLog.add((between - began) / 1e6);
                ofChain.add((end - between) / 1e6);
            }
        }
        return List.of(new Result(
                "Verification warm, without the entries' JSON: hash chain in one SQL query / log, time",
                Optional.of(Goal.atLeast(1)),
                new Sample(ratios),
                number(scale.warm()) + " entries; chain " + number(new Sample(ofChain).median()) + " ms, log "
                        + number(new Sample(ofLog).median()) + " ms"));
    }

    private static void verify(SampleLog log) {
        LogReport report =
                LogCheck.of(LogFolder.open(log.folder())).trusting(log.key()).run((index, entry) -> {});
        if (!report.findings().isEmpty() || report.rebuilt().size() != log.size()) {
            throw new IllegalStateException(
                    "expected a whole log of " + log.size() + " entries, found " + report.findings());
        }
    }

    /** The smallest heap in which a small and a large log are verified. */
    List<Result> memory() throws IOException, InterruptedException {
        SampleLog small = SampleLog.write(folder.resolve("small"), scale.small());
        SampleLog large = SampleLog.write(folder.resolve("large"), scale.large());
        double ofSmall = smallestHeap(small);
        double ofLarge = smallestHeap(large);
        return List.of(new Result(
                "Smallest heap that verifies: " + number(scale.large()) + " entries / " + number(scale.small())
                        + " entries",
                Optional.of(Goal.atMost(1)),
                new Sample(List.of(ofLarge / ofSmall)),
                number(ofLarge) + " MB and " + number(ofSmall) + " MB"));
    }

    private int smallestHeap(SampleLog log) throws IOException, InterruptedException {
        for (int heap : HEAPS) {
            if (VerifierRun.of(verifier, log, List.of("-Xmx" + heap + "m", "-XX:+ExitOnOutOfMemoryError"))
                    .passed()) {
                return heap;
            }
        }
        throw new IllegalStateException("expected a verification in one of " + HEAPS + " MB, found none");
    }

    private static void demand(VerifierRun run, SampleLog log) {
        if (!run.passed()) {
            throw new IllegalStateException(
                    "expected a verifier that passes " + log.size() + " entries, found one that does not");
        }
    }
}
