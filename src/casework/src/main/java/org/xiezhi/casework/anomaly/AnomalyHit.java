package org.xiezhi.casework.anomaly;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.OptionalUuidColumn;
import org.xiezhi.ledger.CanonicalJson;

/** A hit as the rounds keep it, under the limits that it was met with. */
@Entity
@Table(name = "anomaly_hit")
@NamedQuery(name = AnomalyHit.ALL, query = "select h from AnomalyHit h order by h.key")
@NamedQuery(name = AnomalyHit.OF, query = "select h from AnomalyHit h where h.key = :key")
@NamedQuery(
        name = AnomalyHit.BETWEEN,
        query = "select h from AnomalyHit h where h.rule = :rule and h.lastSeen >= :from and h.firstSeen < :until"
                + " order by h.lastSeen desc, h.key")
@NamedQuery(
        name = AnomalyHit.OPEN,
        query = "select count(h) from AnomalyHit h where not exists"
                + " (select a.id from AnomalyAnswer a where a.hit = h.key and a.lastSeen >= h.lastSeen)")
public class AnomalyHit {

    static final String ALL = "AnomalyHit.all";
    static final String OF = "AnomalyHit.of";
    static final String BETWEEN = "AnomalyHit.between";
    static final String OPEN = "AnomalyHit.open";

    private static final String NOTHING = "";

    @Id
    private UUID id;

    @Column(name = "hit")
    private String key;

    private String rule;
    private String sentence;

    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID person;

    private String address;

    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID other;

    private @Nullable String number;

    @Column(name = "first_seen")
    private Instant firstSeen;

    @Column(name = "last_seen")
    private Instant lastSeen;

    private long counted;
    private String told;
    private String mark;
    private String limits;
    private Instant found;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected AnomalyHit() {}

    AnomalyHit(UUID id, Hit hit, List<Integer> limits, Instant found) {
        this.id = id;
        this.key = hit.key();
        this.rule = hit.rule();
        this.person = hit.person().orElse(null);
        this.mark = hit.mark();
        this.found = found;
        take(hit, limits);
    }

    /** Becomes what a later round met under the same key. */
    final void take(Hit hit, List<Integer> under) {
        sentence = hit.sentence();
        address = hit.address();
        other = hit.other().orElse(null);
        number = hit.number().orElse(null);
        firstSeen = hit.first();
        lastSeen = hit.last();
        counted = hit.count();
        told = json(hit.told());
        limits = text(under);
    }

    /** Keeps no network address that the trail has no more: what was erased there must not live on here. */
    void keepAddresses(List<String> left) {
        if (!left.contains(address)) {
            address = NOTHING;
        }
        if (tellsAddresses()) {
            told = json(List.of(Arrays.stream(parts(told).get(0).split(", ", -1))
                    .filter(left::contains)
                    .collect(Collectors.joining(", "))));
        }
    }

    /** Whether it says where somebody came from. */
    boolean saysAddresses() {
        return !address.isEmpty() || (tellsAddresses() && !parts(told).equals(List.of(NOTHING)));
    }

    private static String json(List<String> what) {
        return new String(CanonicalJson.write(Map.of("told", what)), StandardCharsets.UTF_8);
    }

    private boolean tellsAddresses() {
        return rule.equals("addresses");
    }

    public String key() {
        return key;
    }

    public String rule() {
        return rule;
    }

    /** When it ended, so far. */
    Instant last() {
        return lastSeen;
    }

    /** When a round met it first. */
    public Instant found() {
        return found;
    }

    /** The figures of its rule when it was met. */
    public List<Integer> limits() {
        return figures(limits);
    }

    /** As the rule met it. */
    public Hit hit() {
        return new Hit(
                rule,
                sentence,
                Optional.ofNullable(person),
                address,
                Optional.ofNullable(other),
                Optional.ofNullable(number),
                firstSeen,
                lastSeen,
                counted,
                parts(told),
                mark);
    }

    /** What an entry commits to; without the addresses, which may go (the key still commits to the one it is known by). */
    String line() {
        return String.join(
                "|",
                key,
                rule,
                sentence,
                Objects.toString(person, NOTHING),
                Objects.toString(other, NOTHING),
                Objects.toString(number, NOTHING),
                firstSeen.toString(),
                lastSeen.toString(),
                Long.toString(counted),
                tellsAddresses() ? NOTHING : told,
                limits);
    }

    private static List<String> parts(String json) {
        Object list =
                CanonicalJson.parseObject(json.getBytes(StandardCharsets.UTF_8)).get("told");
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(String.class::cast).toList();
    }

    static String text(List<Integer> limits) {
        return limits.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }

    static List<Integer> figures(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("/", -1)).map(Integer::valueOf).toList();
    }
}
