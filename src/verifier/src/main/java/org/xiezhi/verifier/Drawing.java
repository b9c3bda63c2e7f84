package org.xiezhi.verifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.Sample;
import org.xiezhi.ledger.Sample.Kind;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/**
 * A sample drawn again from a log that was checked, {@code docs/formats/audit-sample.md}.
 *
 * @param drawn what is told of each, in the order in which it was drawn
 */
record Drawing(Kind kind, String seed, TreeHead head, long population, List<Map<String, Object>> drawn) {

    /**
     * Draws from the log; nothing from one in which something is wrong.
     *
     * @throws Arguments.UsageException if there is no whole log, or what was asked for cannot be drawn from it
     */
    static Optional<Drawing> of(Arguments given, String seed, Path log, Report report) throws Arguments.UsageException {
        Kind kind = kind(given.option("of").orElse(Kind.ENTRIES.word()));
        long count = given.number("count").orElse(0L);
        Optional<Long> asked = given.number("size");
        if (report.exitCode() == ExitCode.WRONG) {
            return Optional.empty();
        }
        LogFolder folder = LogFolder.open(log, new ReadOnlyFiles(report));
        Optional<byte[]> checkpoint = folder.checkpoint();
        if (checkpoint.isEmpty()) {
            throw new Arguments.UsageException("sample_part", given.subject());
        }
        long signed = Checkpoint.parse(SignedNote.parse(checkpoint.get()).text())
                .head()
                .size();
        long size = asked.orElse(signed);
        if (size > signed) {
            throw new Arguments.UsageException("sample", "--size " + size + ", > " + signed);
        }
        TreeHead head = folder.headAt(size);
        List<String> cases = kind == Kind.CASES ? cases(folder, size) : List.of();
        long population = kind == Kind.CASES ? cases.size() : size;
        if (count > Integer.MAX_VALUE) {
            throw new Arguments.UsageException("sample", "--count " + count);
        }
        List<Long> places;
        try {
            places = Sample.draw(kind, seed, head, population, (int) count);
        } catch (IllegalArgumentException e) {
            throw new Arguments.UsageException("sample", String.valueOf(e.getMessage()));
        }
        List<Map<String, Object>> drawn = new ArrayList<>();
        for (long place : places) {
            drawn.add(kind == Kind.CASES ? Map.of("matter", cases.get((int) place)) : entry(folder, place));
        }
        return Optional.of(new Drawing(kind, seed, head, population, List.copyOf(drawn)));
    }

    private static Kind kind(String word) throws Arguments.UsageException {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new Arguments.UsageException("unknown", "--of " + word);
    }

    /** Every matter that an entry names, in the order of their texts. */
    private static List<String> cases(LogFolder folder, long size) {
        TreeSet<String> matters = new TreeSet<>();
        folder.forEachEntry(0, size, (index, bytes) -> {
            if (CanonicalJson.parseObject(bytes).get("matter") instanceof String matter) {
                matters.add(matter);
            }
        });
        return List.copyOf(matters);
    }

    private static Map<String, Object> entry(LogFolder folder, long index) {
        Map<String, @Nullable Object> read =
                CanonicalJson.parseObject(folder.entries(index, index + 1).get(0));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("entry", index);
        for (String member : List.of("time", "act", "id")) {
            told.put(member, String.valueOf(read.get(member)));
        }
        return told;
    }

    /** As the answer in JSON has it. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new TreeMap<>();
        json.put("of", kind.word());
        json.put("seed", seed);
        json.put("size", head.size());
        json.put("root", head.root().hex());
        json.put("population", population);
        json.put("drawn", drawn.stream().map(TreeMap::new).toList());
        return json;
    }
}
