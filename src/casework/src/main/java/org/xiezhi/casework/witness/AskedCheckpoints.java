package org.xiezhi.casework.witness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;

/**
 * Which checkpoints witnesses were asked about by a stick: an answer is a line alone, and while it travels the trail
 * grows.
 *
 * @param asked by the text of the key, the oldest first
 */
record AskedCheckpoints(Map<String, List<Asked>> asked) {

    private static final Logger LOG = Logger.getLogger(AskedCheckpoints.class.getName());
    private static final String FILE = "asked";

    /** One an hour ({@link Stick#ANEW}) at most, until it is cosigned: a stick may be on its way for six weeks. */
    private static final int MOST = 1_000;

    /** A checkpoint with the lines that other witnesses had given by then. */
    record Asked(Instant at, SignedNote note) {}

    AskedCheckpoints {
        asked = Map.copyOf(asked);
    }

    /** The newest first. */
    List<Asked> of(TlogPolicy.Witness witness) {
        List<Asked> newest = new ArrayList<>(asked.getOrDefault(witness.key().vkey(), List.of()));
        Collections.reverse(newest);
        return newest;
    }

    Optional<Asked> last(TlogPolicy.Witness witness) {
        return of(witness).stream().findFirst();
    }

    AskedCheckpoints with(TlogPolicy.Witness witness, Asked next) {
        Map<String, List<Asked>> all = new HashMap<>(asked);
        List<Asked> of = new ArrayList<>(all.getOrDefault(witness.key().vkey(), List.of()));
        of.add(next);
        all.put(witness.key().vkey(), List.copyOf(of.subList(Math.max(0, of.size() - MOST), of.size())));
        return new AskedCheckpoints(all);
    }

    static AskedCheckpoints read(LogFolder folder) {
        Map<String, List<Asked>> all = new HashMap<>();
        try {
            folder.keptOfWitnesses(FILE)
                    .map(CanonicalJson::parseObject)
                    .ifPresent(json -> json.forEach((key, list) -> all.put(key, parse(list))));
        } catch (LedgerException e) {
            LOG.log(Level.WARNING, "What witnesses were asked by a stick cannot be read; they are asked anew", e);
            all.clear();
        }
        return new AskedCheckpoints(all);
    }

    private static List<Asked> parse(@Nullable Object list) {
        List<Asked> parsed = new ArrayList<>();
        if (list instanceof List<?> notes) {
            for (Object one : notes) {
                if (one instanceof Map<?, ?> json
                        && json.get("at") instanceof Long at
                        && json.get("note") instanceof String note) {
                    parsed.add(new Asked(
                            Instant.ofEpochSecond(at), SignedNote.parse(note.getBytes(StandardCharsets.UTF_8))));
                }
            }
        }
        return List.copyOf(parsed);
    }

    void keep(LogFolder folder) {
        Map<String, @Nullable Object> json = new TreeMap<>();
        asked.forEach((key, list) -> json.put(
                key,
                list.stream()
                        .map(one -> Map.of(
                                "at",
                                one.at().getEpochSecond(),
                                "note",
                                new String(one.note().bytes(), StandardCharsets.UTF_8)))
                        .toList()));
        folder.keepOfWitnesses(FILE, CanonicalJson.write(json));
    }
}
