package org.xiezhi.casework.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which readable values are to be erased, or were; never what they said.
 *
 * @param names sorted, each once
 */
public record ErasableSet(List<Name> names) {

    /** In front of the lines of the hash, so that no other list of the house has the same one. */
    private static final String DOMAIN = "xiezhi erasure v1\n";

    /**
     * One value of one entry.
     *
     * @param value its code, see {@link Act.Value#code}
     */
    public record Name(UUID event, String value) {

        String line() {
            return event + " " + value;
        }
    }

    public ErasableSet {
        // By the text of the lines, which every language and database sorts alike.
        names = names.stream()
                .distinct()
                .sorted(Comparator.comparing(Name::line))
                .toList();
    }

    /** In hex: SHA-256 over the domain and a line {@code <event> <value>} for each, as docs/formats/audit-entry.md says. */
    public String sha256() {
        MessageDigest digest = digest();
        digest.update(DOMAIN.getBytes(StandardCharsets.UTF_8));
        names.forEach(name -> digest.update((name.line() + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** How many values of each kind, by their codes. */
    public SortedMap<String, Long> kinds() {
        SortedMap<String, Long> kinds = new TreeMap<>();
        names.forEach(name -> kinds.merge(name.value(), 1L, Long::sum));
        return kinds;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
