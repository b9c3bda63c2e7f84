package org.xiezhi.casework.anomaly;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The hits as the rounds keep them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AnomalyHits {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public void add(AnomalyHit hit) {
        entities.persist(hit);
    }

    public void remove(AnomalyHit hit) {
        entities.remove(hit);
    }

    /** All of them, by their keys: a house has some hundreds in a year. */
    public List<AnomalyHit> all() {
        return entities.createNamedQuery(AnomalyHit.ALL, AnomalyHit.class).getResultList();
    }

    public Optional<AnomalyHit> find(String key) {
        return entities.createNamedQuery(AnomalyHit.OF, AnomalyHit.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    /** Those of a rule that went on at some time of a period, the last one first, at most {@link Inquiry#MOST} and one. */
    public List<AnomalyHit> between(String rule, Instant from, Instant until) {
        return entities.createNamedQuery(AnomalyHit.BETWEEN, AnomalyHit.class)
                .setParameter("rule", rule)
                .setParameter("from", from)
                .setParameter("until", until)
                .setMaxResults(Inquiry.MOST + 1)
                .getResultList();
    }

    /** How many nobody has explained as far as they went. */
    public long open() {
        return entities.createNamedQuery(AnomalyHit.OPEN, Long.class).getSingleResult();
    }

    /** What commits to each of these, in the order of their keys: 64 hexadecimal digits. */
    static String digest(List<AnomalyHit> all) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            all.forEach(hit -> digest.update((hit.line() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
