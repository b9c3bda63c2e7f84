package org.xiezhi.casework.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.ErasableSet.Name;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.MerkleTree;
import org.xiezhi.ledger.TreeHead;

/**
 * The erasures that the trail itself vouches for, as one verification sees them. A value may be missing only if an entry
 * says so that is in the log, that commits to the hash of the very set, and that tells of what another person proposed with
 * the same hash. Rows of the tables alone excuse nothing. Holds one set at a time.
 *
 * <p>An entry that waits for its leaf counts like a leaf, as it does for rows.
 */
final class Erasures {

    private static final String ENTRIES = "select l.leaf, e.entry, v.salt, v.content from audit_event e"
            + " left join audit_leaf l on l.event_id = e.id left join audit_pending p on p.event_id = e.id"
            + " left join audit_value v on v.event_id = e.id and v.name = ?"
            + " where e.act = ? and e.outcome = ? and (l.leaf is not null or p.event_id is not null)";

    private final Snapshot snapshot;
    private final LogFolder folder;
    private final TreeHead verified;
    private final Consumer<TrailFinding> findings;
    private final Set<UUID> vouched = new HashSet<>();
    private long values;

    /**
     * What an entry says of an erasure.
     *
     * @param set hash of the set, if the value that the entry committed to is there
     */
    private record Told(String where, Optional<UUID> erasure, Optional<UUID> actor, Optional<String> set) {}

    /** @param verified entries of this head are not looked at by others: here they have to prove that they are in its tree */
    Erasures(Snapshot snapshot, LogFolder folder, TreeHead verified, Consumer<TrailFinding> findings)
            throws SQLException {
        this.snapshot = snapshot;
        this.folder = folder;
        this.verified = verified;
        this.findings = findings;
        Map<UUID, Told> proposed = new HashMap<>();
        told(Act.ERASURE_PROPOSED).forEach(one -> one.erasure().ifPresent(id -> proposed.putIfAbsent(id, one)));
        for (Told done : told(Act.VALUES_ERASED)) {
            Optional<UUID> id = done.erasure();
            if (id.isPresent()) {
                judge(id.get(), done, proposed.get(id.get()));
            }
        }
    }

    /** Whether the trail says that this value was erased. */
    boolean accountFor(UUID erasure, String value) {
        return vouched.contains(erasure) && Value.personal(value);
    }

    /** How many values were erased. */
    long values() {
        return values;
    }

    private List<Told> told(Act act) throws SQLException {
        List<Told> all = new ArrayList<>();
        try (PreparedStatement select = snapshot.connection().prepareStatement(ENTRIES)) {
            select.setString(1, Value.SHA256.code());
            select.setString(2, act.code());
            select.setString(3, Outcome.DONE.code());
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    read(act, result).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private Optional<Told> read(Act act, ResultSet result) throws SQLException {
        long leaf = result.getLong(1);
        boolean waits = result.wasNull();
        byte[] bytes = result.getBytes(2);
        EntryText entry;
        try {
            entry = EntryText.parse(bytes);
        } catch (IllegalArgumentException | LedgerException e) {
            // Compared with its leaf, it is a finding of its own.
            return Optional.empty();
        }
        String where = waits ? "event " + entry.id() : "leaf " + leaf + " event " + entry.id();
        // The columns found it; what counts is what the bytes say.
        if (!entry.act().equals(act.code()) || !entry.outcome().equals(Outcome.DONE.code())) {
            return Optional.empty();
        }
        if (!waits && !inLog(leaf, bytes)) {
            if (leaf < verified.size()) {
                // Of a later one EntryCheck says so.
                findings.accept(new TrailFinding("event_changed", where, "the bytes of the leaf", "other bytes"));
            }
            return Optional.empty();
        }
        byte[] salt = result.getBytes(3);
        Optional<String> set = salt == null
                ? Optional.empty()
                : Optional.of(result.getString(4))
                        .filter(content -> Commitment.ofValue(salt, Value.SHA256.code(), content)
                                .equals(entry.values().get(Value.SHA256.code())));
        return Optional.of(new Told(where, entry.objectId(), entry.actor(), set));
    }

    /** Whether it stands there in the log: the files of older entries are not hashed again by this verification. */
    private boolean inLog(long leaf, byte[] bytes) {
        try {
            if (leaf >= folder.tileSize()) {
                // Assigned and not yet written out: it counts as one that waits.
                return true;
            }
            if (leaf >= verified.size()) {
                return Arrays.equals(folder.entries(leaf, leaf + 1).get(0), bytes);
            }
            return folder.inclusion(leaf, verified.size()).proves(MerkleTree.leaf(bytes), verified);
        } catch (LedgerException e) {
            return false;
        }
    }

    private void judge(UUID id, Told done, @Nullable Told proposed) throws SQLException {
        ErasableSet set = set(id);
        if (!done.set().equals(Optional.of(set.sha256()))) {
            findings.accept(new TrailFinding(
                    "erasure_set_changed", done.where(), "the set that was erased", "another set of values"));
            return;
        }
        if (proposed == null
                || !proposed.set().equals(done.set())
                || proposed.actor().isEmpty()
                || done.actor().isEmpty()
                || proposed.actor().equals(done.actor())) {
            findings.accept(new TrailFinding(
                    "erasure_of_one", done.where(), "a proposal of the same set by somebody else", "none"));
            return;
        }
        vouched.add(id);
        values += set.names().size();
        findRestored(id);
    }

    private ErasableSet set(UUID id) throws SQLException {
        List<Name> names = new ArrayList<>();
        try (PreparedStatement select = snapshot.connection()
                .prepareStatement("select event_id, name from erasure_value where erasure_id = ?")) {
            select.setObject(1, id);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    names.add(new Name(result.getObject(1, UUID.class), result.getString(2)));
                }
            }
        }
        return new ErasableSet(names);
    }

    private void findRestored(UUID id) throws SQLException {
        try (PreparedStatement select = snapshot.connection()
                .prepareStatement("select l.leaf, v.event_id, v.name from erasure_value r"
                        + " join audit_value v on v.event_id = r.event_id and v.name = r.name"
                        + " left join audit_leaf l on l.event_id = v.event_id where r.erasure_id = ?"
                        + " order by l.leaf")) {
            select.setObject(1, id);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    findings.accept(new TrailFinding(
                            "value_restored",
                            "leaf " + result.getString(1) + " event " + result.getString(2) + " " + result.getString(3),
                            "none",
                            "a value that was erased"));
                }
            }
        }
    }
}
