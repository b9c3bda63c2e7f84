package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.Sample;
import org.xiezhi.ledger.Sample.Kind;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/**
 * Draws samples of the trail that the verifier draws again. Each draw is an entry: whoever tries seeds until he likes what
 * comes out leaves every one of them behind.
 */
@Stateless
public class SampleService {

    /** What somebody looks through by hand. */
    static final int MOST = 500;

    @Inject
    private TrailEntries entries;

    @Inject
    private TrailLog log;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    /** A matter that was drawn; the number is empty if nothing in the database has this matter any more. */
    public record DrawnMatter(UUID matter, Optional<String> number) {}

    /**
     * A sample.
     *
     * @param kind {@code entries} or {@code cases}
     * @param root base64
     * @param population how many there were to draw from
     * @param entries in the order in which they were drawn; one that the database has lost is left out
     * @param matters in the order in which they were drawn
     */
    public record Drawn(
            String kind,
            String seed,
            int count,
            long size,
            String root,
            long population,
            List<Entry> entries,
            List<DrawnMatter> matters) {

        /** The words of what can be drawn. */
        public static List<String> kinds() {
            return Arrays.stream(Kind.values()).map(Kind::word).toList();
        }
    }

    /**
     * Draws from what stands under the published checkpoint.
     *
     * @param count in digits, as it was typed
     * @throws org.xiezhi.casework.shared.InvalidException without a seed of one line, or if there are fewer than are wanted
     * @throws NotFoundException if no checkpoint was published yet
     */
    @Requires(Permission.AUDIT_VERIFY)
    public Drawn draw(@Nullable String kind, @Nullable String seed, @Nullable String count) {
        gate.require(Permission.AUDIT_VERIFY);
        TreeHead head = log.signed()
                .map(signed -> Checkpoint.parse(
                                SignedNote.parse(signed.checkpoint()).text())
                        .head())
                .orElseThrow(() -> new NotFoundException("checkpoint: none was published yet"));
        InputCheck check = new InputCheck();
        String word = check.code("of", kind, Drawn.kinds());
        String published = check.required("seed", seed, Sample.LONGEST_SEED);
        check.demand(published.lines().count() <= 1, "seed", "input.one_line");
        Kind of = Kind.ENTRIES.word().equals(word) ? Kind.ENTRIES : Kind.CASES;
        List<UUID> matters = of == Kind.CASES ? entries.matters(head.size()) : List.of();
        long population = of == Kind.CASES ? matters.size() : head.size();
        int wanted = count == null || !count.strip().matches("[0-9]{1,9}") ? 0 : Integer.parseInt(count.strip());
        check.demand(
                wanted >= 1 && wanted <= Math.min(MOST, population),
                "count",
                "input.count_range",
                Long.toString(Math.min(MOST, population)),
                Long.toString(population));
        check.orRefuse();
        trail.append(
                Act.SAMPLE_DRAWN,
                Subject.of("trail"),
                Map.of(
                        Value.SAMPLED, word,
                        Value.SEED, published,
                        Value.COUNT, Integer.toString(wanted),
                        Value.SIZE, Long.toString(head.size()),
                        Value.ROOT, head.root().base64()));
        List<Long> places = Sample.draw(of, published, head, population, wanted);
        return new Drawn(
                word,
                published,
                wanted,
                head.size(),
                head.root().base64(),
                population,
                of == Kind.ENTRIES ? drawn(places) : List.of(),
                of == Kind.CASES ? drawn(places, matters) : List.of());
    }

    private List<Entry> drawn(List<Long> leaves) {
        Map<Long, Entry> found = entries.at(new HashSet<>(leaves));
        return leaves.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<DrawnMatter> drawn(List<Long> places, List<UUID> matters) {
        List<UUID> chosen = places.stream()
                .map(place -> matters.get(Math.toIntExact(place)))
                .toList();
        Map<UUID, String> numbers = entries.numbers(new HashSet<>(chosen));
        return chosen.stream()
                .map(matter -> new DrawnMatter(matter, Optional.ofNullable(numbers.get(matter))))
                .toList();
    }
}
