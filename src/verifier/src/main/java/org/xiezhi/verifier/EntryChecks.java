package org.xiezhi.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.MalformedException;

/** What is asked of every entry beyond its place in the tree: form, time, an id of its own, what it says of rows now and before. */
final class EntryChecks implements AutoCloseable {

    /**
     * Seconds by which the clocks of server and witness may differ, and for which an entry may wait for its leaf; longer
     * and the clock was turned, or entries were held back.
     */
    static final long SLACK = 300;

    private static final int ID_WIDTH = 3;
    private static final long SECOND = 1_000;

    /** A witness saw so many entries at that time, in seconds. */
    record Seen(long size, long time) {}

    private record Id(long high, long low) {}

    private final Report report;
    private final Optional<RowTrail> rows;
    private final List<Seen> seen = new ArrayList<>();
    private final Optional<RowChain> chain;
    private final Spill ids;
    private long count;

    private EntryChecks(Report report, Optional<RowTrail> rows, Optional<RowChain> chain, Scratch scratch) {
        this.report = report;
        this.rows = rows;
        this.chain = chain;
        this.ids = new Spill(ID_WIDTH, scratch.path());
    }

    /** For every entry of a log, in the order of their indices. */
    static EntryChecks ofLog(Report report, Optional<RowTrail> rows, Scratch scratch) {
        return new EntryChecks(report, rows, Optional.of(new RowChain(report, scratch)), scratch);
    }

    /** For single entries: of what lies between two of them nothing is known. */
    static EntryChecks ofPart(Report report, Optional<RowTrail> rows, Scratch scratch) {
        return new EntryChecks(report, rows, Optional.empty(), scratch);
    }

    void seen(Seen moment) {
        seen.add(moment);
    }

    void entry(long index, byte[] bytes) {
        count++;
        EntryRules entry;
        try {
            entry = EntryRules.parse(bytes);
        } catch (MalformedException e) {
            report.problem("entry", "entry " + index, "an entry of version 1 or 2", String.valueOf(e.getMessage()));
            return;
        }
        ids.add(entry.id().getMostSignificantBits(), entry.id().getLeastSignificantBits(), index);
        for (Seen moment : seen) {
            judge(index, entry.time(), moment);
        }
        rows.ifPresent(trail -> entry.rows().forEach(row -> trail.mention(index, row)));
        chain.ifPresent(links -> links.entry(index, entry.rows()));
    }

    private void judge(long index, long time, Seen moment) {
        String witnessed = Instant.ofEpochSecond(moment.time()) + ", when a witness saw " + moment.size() + " entries";
        if (index >= moment.size() && time < (moment.time() - SLACK) * SECOND) {
            report.problem("time", "entry " + index, "after " + witnessed, Instant.ofEpochMilli(time));
        }
        if (index < moment.size() && time > (moment.time() + SLACK) * SECOND) {
            report.problem("time", "entry " + index, "before " + witnessed, Instant.ofEpochMilli(time));
        }
    }

    void finish() {
        ids.forEach(Ids::new);
        report.checked("entries", count);
        chain.ifPresent(RowChain::finish);
        rows.ifPresent(RowTrail::finish);
    }

    /** The entries of a part by their ids. */
    private final class Ids implements Spill.Visitor {

        private final Map<Id, Long> first = new HashMap<>();

        @Override
        public void record(long[] records, int at) {
            @Nullable Long before = first.putIfAbsent(new Id(records[at], records[at + 1]), records[at + 2]);
            if (before != null) {
                report.problem("event_id", "entry " + records[at + 2], "an id of its own", "the id of entry " + before);
            }
        }
    }

    @Override
    public void close() {
        ids.close();
        chain.ifPresent(RowChain::close);
    }
}
