package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.key.WrappedMatterKey;

/** The keys of matters: made with the first evidence, kept wrapped, opened for the moment of use. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MatterKeys {

    private static final Logger LOG = Logger.getLogger(MatterKeys.class.getName());

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Inject
    private TheVault vault;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /** The matter's key, made now if there is none; the caller holds the matter's lock and closes the key. */
    public MatterKey openOrMake(UUID matter) {
        return find(matter).orElseGet(() -> make(matter));
    }

    /** The matter's key; the caller closes it. */
    public MatterKey open(UUID matter) {
        return find(matter).orElseThrow(() -> new IntegrityException("matter " + matter + " has no key"));
    }

    /** For the texts of the matter that stand sealed in rows; the caller closes it. */
    public FieldCipher texts(UUID matter) {
        try (MatterKey key = open(matter)) {
            return new FieldCipher(key, vault.random());
        }
    }

    /** Matters whose key is wrapped under an older version of the unit key. */
    public long underOlder() {
        return entities.createNamedQuery(MatterKeyRow.COUNT_UNDER_OLDER, Long.class)
                .setParameter("current", vault.unitKeys().currentVersion())
                .getSingleResult();
    }

    /**
     * What became of some keys.
     *
     * @param count how many are wrapped anew
     * @param last the matter of the last one that was looked at; empty if none was left
     */
    public record Rewrapped(int count, Optional<UUID> last) {}

    /**
     * Wraps the next of them anew, behind a matter. One that does not open stays as it is and is told to operators: the
     * others must not wait for it. Two nodes at once are no harm: whichever writes last, the row holds the same key under a
     * unit key that both have.
     */
    public Rewrapped rewrap(UUID after, int most) {
        List<MatterKeyRow> rows = entities.createNamedQuery(MatterKeyRow.UNDER_OLDER, MatterKeyRow.class)
                .setParameter("current", vault.unitKeys().currentVersion())
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
        int count = (int) rows.stream().filter(this::rewrap).count();
        return new Rewrapped(
                count,
                rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(rows.get(rows.size() - 1).matter()));
    }

    private boolean rewrap(MatterKeyRow row) {
        try {
            WrappedMatterKey stored = WrappedMatterKey.decode(row.wrapped());
            WrappedMatterKey anew =
                    vault.unitKeys().rewrap(stored, row.matter()).orElse(stored);
            row.rewrap(anew.encode(), anew.unitKeyVersion());
            return true;
        } catch (org.xiezhi.vault.shared.IntegrityException | IllegalArgumentException e) {
            LOG.log(Level.SEVERE, "The key of matter " + row.matter() + " stays under its older unit key", e);
            return false;
        }
    }

    private Optional<MatterKey> find(UUID matter) {
        return Optional.ofNullable(entities.find(MatterKeyRow.class, matter))
                .map(row -> vault.unitKeys().unwrap(WrappedMatterKey.decode(row.wrapped()), matter));
    }

    private MatterKey make(UUID matter) {
        MatterKey key = vault.unitKeys().newMatterKey(matter);
        WrappedMatterKey wrapped = vault.unitKeys().wrap(key);
        entities.persist(new MatterKeyRow(matter, wrapped.encode(), wrapped.unitKeyVersion(), clock.now()));
        trail.append(
                Act.KEY_MADE,
                Subject.of("key", matter, matter),
                Map.of(Value.KEY, wrapped.commitment().toHex()));
        return key;
    }
}
