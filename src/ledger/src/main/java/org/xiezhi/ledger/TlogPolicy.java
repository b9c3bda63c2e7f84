package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which logs are trusted and which witnesses must have seen a checkpoint (C2SP tlog-policy).
 *
 * @param logs accepted logs; may be none where the log is known otherwise
 * @param witnesses known witnesses
 * @param quorum which of them must have cosigned
 */
public record TlogPolicy(List<Log> logs, List<Witness> witnesses, Quorum quorum) {

    /** An accepted log and where to reach it. */
    public record Log(NoteVerifier key, Optional<String> url) {}

    /** A witness by its name in the policy, and the prefix of its address. */
    public record Witness(String name, CosignerKey key, Optional<String> url) {}

    /** One rule: so many of these, each a witness or again a rule. */
    public sealed interface Quorum {
        /** Whether these witnesses, by their names in the policy, are enough. */
        boolean isMetBy(Set<String> cosigned);
    }

    private record One(String witness) implements Quorum {
        @Override
        public boolean isMetBy(Set<String> cosigned) {
            return cosigned.contains(witness);
        }
    }

    private record Group(int threshold, List<Quorum> members) implements Quorum {
        @Override
        public boolean isMetBy(Set<String> cosigned) {
            return members.stream().filter(member -> member.isMetBy(cosigned)).count() >= threshold;
        }
    }

    private static final String NONE = "none";
    // A policy is written by hand; without a limit a file of somebody else can keep a reader busy.
    private static final int MAX_BYTES = 1_000_000;

    /** Keeps copies. */
    public TlogPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
    }

    /** Reads a policy file. */
    public static TlogPolicy parse(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new MalformedException("policy: expected at most " + MAX_BYTES + " bytes, found " + file.length);
        }
        // Names are opaque octets: ISO 8859-1 gives each octet a character of its own.
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new MalformedException("policy: expected a newline at the end, found none");
        }
        Reader reader = new Reader();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                reader.line(line);
            } catch (MalformedException e) {
                throw new MalformedException("policy, line " + number + ": " + e.getMessage(), e);
            }
        }
        return reader.policy();
    }

    private static final class Reader {

        private final List<Log> logs = new ArrayList<>();
        private final List<Witness> witnesses = new ArrayList<>();
        private final Map<String, Quorum> named = new HashMap<>();
        private final Set<String> members = new HashSet<>();
        private final Set<java.security.PublicKey> keys = new HashSet<>();
        private @Nullable Quorum quorum;

        void line(String line) {
            if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
                throw new MalformedException("expected no control characters but tab and newline, found one");
            }
            List<String> words = Arrays.stream(line.split("[ \t]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (words.isEmpty() || words.get(0).startsWith("#")) {
                return;
            }
            switch (words.get(0)) {
                case "log" -> log(words);
                case "witness" -> witness(words);
                case "group" -> group(words);
                case "quorum" -> quorum(words);
                default ->
                    throw new MalformedException("expected log, witness, group or quorum, found " + words.get(0));
            }
        }

        private void log(List<String> words) {
            requireCount(words, 2, 3);
            NoteVerifier key = NoteVerifier.parse(utf8(words.get(1)));
            requireNew(key.key(), key.vkey());
            logs.add(new Log(key, words.stream().skip(2).findFirst()));
        }

        private void witness(List<String> words) {
            requireCount(words, 3, 4);
            CosignerKey key = CosignerKey.parse(utf8(words.get(2)));
            requireNew(key.key(), key.vkey());
            define(words.get(1), new One(words.get(1)));
            witnesses.add(new Witness(words.get(1), key, words.stream().skip(3).findFirst()));
        }

        private void group(List<String> words) {
            requireCount(words, 4, Integer.MAX_VALUE);
            List<Quorum> of =
                    words.subList(3, words.size()).stream().map(this::member).toList();
            int threshold = switch (words.get(2)) {
                case "all" -> of.size();
                case "any" -> 1;
                default -> threshold(words.get(2), of.size());
            };
            define(words.get(1), new Group(threshold, of));
        }

        private static int threshold(String word, int of) {
            long threshold = StrictText.decimal(word);
            if (threshold < 1 || threshold > of) {
                throw new MalformedException("expected a threshold from 1 to " + of + ", found " + word);
            }
            return (int) threshold;
        }

        private Quorum member(String name) {
            // In one group only: otherwise one witness would count twice.
            if (!members.add(name)) {
                throw new MalformedException("expected " + name + " as a member once, found it again");
            }
            return known(name);
        }

        private Quorum known(String name) {
            Quorum known = named.get(name);
            if (known == null) {
                throw new MalformedException("expected a name defined above, found " + name);
            }
            return known;
        }

        private void quorum(List<String> words) {
            requireCount(words, 2, 2);
            if (quorum != null) {
                throw new MalformedException("expected one quorum line, found a second");
            }
            String name = words.get(1);
            quorum = name.equals(NONE) ? new Group(0, List.of()) : known(name);
        }

        private void define(String name, Quorum rule) {
            if (name.equals(NONE) || named.put(name, rule) != null) {
                throw new MalformedException("expected a new name other than none, found " + name);
            }
        }

        private void requireNew(java.security.PublicKey key, String vkey) {
            if (!keys.add(key)) {
                throw new MalformedException("expected each key once, found " + vkey + " again");
            }
        }

        private static void requireCount(List<String> words, int least, int most) {
            if (words.size() < least || words.size() > most) {
                throw new MalformedException("expected " + least + " to " + most + " words in a " + words.get(0)
                        + " line, found " + words.size());
            }
        }

        private static String utf8(String octets) {
            return StrictText.utf8(octets.getBytes(StandardCharsets.ISO_8859_1));
        }

        TlogPolicy policy() {
            if (quorum == null) {
                throw new MalformedException("policy: expected a quorum line, found none");
            }
            return new TlogPolicy(logs, witnesses, quorum);
        }
    }
}
