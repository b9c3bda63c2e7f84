package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.field.FieldCipher;

/** The items of evidence as stored. Adding and opening write the custody record themselves, so no caller forgets it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EvidenceItems {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** Adds an item with its first link of custody; gives the rows that came to be. */
    public List<Row> add(Evidence evidence) {
        entities.persist(evidence);
        // Other tables name its id, and the provider does not know that order.
        entities.flush();
        return List.of(new Row("evidence", evidence.id()), link(evidence, Handling.RECEIVED));
    }

    /** Adds a thing with its first link of custody; gives the rows that came to be. */
    public List<Row> add(Evidence evidence, Thing thing) {
        List<Row> rows = new ArrayList<>(add(evidence));
        entities.persist(thing);
        rows.add(new Row("thing", thing.id()));
        return rows;
    }

    /** Notes from which original an item was made; gives the row. */
    public Row madeFrom(Evidence evidence, UUID original) {
        entities.persist(new Derivation(evidence.id(), original));
        return new Row("derivation", evidence.id());
    }

    /** Of the items of a matter that were made from others, the original of each. */
    public Map<UUID, UUID> originals(UUID matter) {
        return entities.createNamedQuery(Derivation.IN, Derivation.class)
                .setParameter("matter", matter)
                .getResultStream()
                .collect(
                        Collectors.toMap(Derivation::id, Derivation::original, (one, same) -> one, LinkedHashMap::new));
    }

    public Optional<Thing> thing(UUID id) {
        return Optional.ofNullable(entities.find(Thing.class, id));
    }

    /** A thing has gone from hand to hand: moves it and adds the link; gives the rows that changed. */
    public List<Row> handedOver(Evidence evidence, Handling handling, UUID receiver, @Nullable LocalDate due) {
        Thing thing = thing(evidence.id()).orElseThrow();
        thing.goTo(handling, receiver, clock.now(), due);
        return List.of(new Row("thing", thing.id()), link(evidence, handling));
    }

    /** Adds the link of a comparison that agreed; gives its row. */
    public Row compared(Evidence evidence) {
        return link(evidence, Handling.COMPARED);
    }

    /** Adds the link of an opening; gives its row. */
    public Row opened(Evidence evidence) {
        return link(evidence, Handling.OPENED);
    }

    /** Adds the link of an export with its reason; gives the rows that came to be. */
    public List<Row> exported(Evidence evidence, String reason, FieldCipher cipher) {
        Row link = link(evidence, Handling.EXPORTED);
        // The link's id is named by the reason, and the provider does not know that order.
        entities.flush();
        entities.persist(new CustodyReason(link.id(), reason, cipher));
        return List.of(link, new Row("custody_reason", link.id()));
    }

    private String reason(Custody link, FieldCipher cipher) {
        return Optional.ofNullable(entities.find(CustodyReason.class, link.id()))
                .map(reason -> reason.open(cipher))
                .orElse("");
    }

    private Row link(Evidence evidence, Handling handling) {
        Custody link =
                new Custody(clock.nextId(), evidence, handling, actor.get().account(), clock.now());
        entities.persist(link);
        return new Row("custody", link.id());
    }

    public Optional<Evidence> find(UUID id) {
        return Optional.ofNullable(entities.find(Evidence.class, id));
    }

    public List<Evidence> of(UUID matter) {
        return entities.createNamedQuery(Evidence.OF, Evidence.class)
                .setParameter("matter", matter)
                .getResultList();
    }

    /** The chain of custody, oldest first; links of one act have one time, and ids of one millisecond have no order. */
    public List<Custody> custody(UUID evidence) {
        return entities.createNamedQuery(Custody.OF, Custody.class)
                .setParameter("evidence", evidence)
                .getResultStream()
                .sorted(Comparator.comparing(Custody::happened).thenComparing(Custody::handling))
                .toList();
    }

    /** The links of an item for a reader, the oldest first; {@code names} are those of the accounts. */
    public List<CustodyLink> chain(UUID evidence, Map<UUID, String> names, FieldCipher cipher) {
        return custody(evidence).stream()
                .map(link -> new CustodyLink(
                        link.handling(), names.getOrDefault(link.actor(), ""), link.happened(), reason(link, cipher)))
                .toList();
    }

    /** The next number within the matter; the caller holds the matter's lock. */
    public int nextItem(UUID matter) {
        return 1
                + entities.createNamedQuery(Evidence.LAST_ITEM, Integer.class)
                        .setParameter("matter", matter)
                        .getSingleResult();
    }

    /** The first item behind an id; ids are ordered by the time of the intake. */
    public Optional<Evidence> after(UUID id) {
        return entities.createNamedQuery(Evidence.AFTER, Evidence.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Whether a row names the object in the vault. */
    public boolean names(UUID objectId) {
        return entities.createNamedQuery(Evidence.OBJECT, Long.class)
                        .setParameter("object", objectId)
                        .getSingleResult()
                > 0;
    }

    /** The evidence list of a proposal: numbers, from which other item each was made, and hashes of files; no names. */
    public List<Object> facts(UUID matter) {
        List<Object> facts = new ArrayList<>();
        List<Evidence> all = of(matter);
        Map<UUID, Integer> numbers = all.stream().collect(Collectors.toMap(Evidence::id, Evidence::item));
        Map<UUID, UUID> originals = originals(matter);
        for (Evidence evidence : all) {
            SortedMap<String, @Nullable Object> fact = new TreeMap<>();
            fact.put("item", (long) evidence.item());
            fact.put("kind", evidence.kind());
            if (!evidence.isThing()) {
                fact.put("sha256", evidence.sha256());
                fact.put("size", Long.toString(evidence.size()));
            }
            UUID original = originals.get(evidence.id());
            if (original != null) {
                fact.put("original", (long) Objects.requireNonNull(numbers.get(original)));
            }
            facts.add(fact);
        }
        return facts;
    }
}
