package org.xiezhi.casework.witness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;

/**
 * What is remembered of all witnesses, in a file beside the log. No more than a help: a cosignature in it counts if it
 * verifies, and without the file each witness says itself where it stands.
 *
 * @param quorumLost whether the trail was told that too few have cosigned, and not yet that enough have again
 * @param witnesses by the text of the key
 */
record WitnessBook(boolean quorumLost, Map<String, Remembered> witnesses) {

    private static final Logger LOG = Logger.getLogger(WitnessBook.class.getName());
    private static final String FILE = "book";
    private static final String NOTE = "note";
    private static final String TROUBLE = "trouble";
    private static final String SINCE = "since";
    private static final String LOST = "quorumLost";

    WitnessBook {
        witnesses = Map.copyOf(witnesses);
    }

    static WitnessBook read(LogFolder folder, Cosignatures counted) {
        try {
            return folder.keptOfWitnesses(FILE)
                    .map(bytes -> parse(CanonicalJson.parseObject(bytes), counted))
                    .orElse(new WitnessBook(false, Map.of()));
        } catch (MalformedException e) {
            LOG.log(Level.WARNING, "What was remembered of the witnesses cannot be read; they are asked anew", e);
            return new WitnessBook(false, Map.of());
        }
    }

    void keep(LogFolder folder) {
        Map<String, @Nullable Object> all = new TreeMap<>();
        witnesses.forEach((key, one) -> {
            Map<String, @Nullable Object> json = new TreeMap<>();
            json.put(
                    NOTE,
                    one.cosigned()
                            .map(note -> new String(note.bytes(), StandardCharsets.UTF_8))
                            .orElse(null));
            json.put(TROUBLE, one.trouble().map(Trouble::name).orElse(null));
            json.put(SINCE, one.since().getEpochSecond());
            all.put(key, json);
        });
        folder.keepOfWitnesses(FILE, CanonicalJson.write(Map.of(LOST, quorumLost, "v", 1L, "witnesses", all)));
    }

    Remembered of(TlogPolicy.Witness witness) {
        return witnesses.getOrDefault(witness.key().vkey(), Remembered.NOTHING);
    }

    WitnessBook with(TlogPolicy.Witness witness, Remembered remembered) {
        Map<String, Remembered> all = new HashMap<>(witnesses);
        all.put(witness.key().vkey(), remembered);
        return new WitnessBook(quorumLost, all);
    }

    WitnessBook withQuorumLost(boolean lost) {
        return new WitnessBook(lost, witnesses);
    }

    private static WitnessBook parse(Map<String, @Nullable Object> json, Cosignatures counted) {
        Map<String, Remembered> all = new HashMap<>();
        for (TlogPolicy.Witness witness : counted.policy().witnesses()) {
            if (json.get("witnesses") instanceof Map<?, ?> found
                    && found.get(witness.key().vkey()) instanceof Map<?, ?> one) {
                all.put(witness.key().vkey(), parse(one, witness, counted));
            }
        }
        return new WitnessBook(Boolean.TRUE.equals(json.get(LOST)), all);
    }

    private static Remembered parse(Map<?, ?> json, TlogPolicy.Witness witness, Cosignatures counted) {
        Optional<SignedNote> note = Optional.empty();
        Optional<Trouble> trouble = Optional.empty();
        try {
            if (json.get(NOTE) instanceof String text) {
                CosignedCheckpoint holding = counted.holding(SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)));
                note = Optional.of(holding.note()).filter(found -> Cosignatures.by(witness, holding));
            }
            if (json.get(TROUBLE) instanceof String name) {
                trouble = Optional.of(Trouble.valueOf(name));
            }
        } catch (LedgerException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "What was remembered of witness " + witness.name() + " does not hold", e);
        }
        return new Remembered(
                note, trouble, json.get(SINCE) instanceof Long since ? Instant.ofEpochSecond(since) : Instant.EPOCH);
    }
}
