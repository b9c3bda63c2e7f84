package org.xiezhi.casework.anomaly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a rule met.
 *
 * @param rule its code
 * @param sentence the last part of the key under which it is said
 * @param person whose acts they were; empty if nobody was signed in
 * @param address where they came from, if that is all that is known of who it was; else empty
 * @param other somebody else who is concerned: who changed the rights
 * @param number of the clue, if all of it was about one matter
 * @param first when it began
 * @param last when it ended, so far
 * @param count of the entries, or of what the rule counts
 * @param told what else the sentence says, each rule in its own order
 * @param mark what tells it from the other hits of its rule and person, however far it goes and whatever period is read
 */
public record Hit(
        String rule,
        String sentence,
        Optional<UUID> person,
        String address,
        Optional<UUID> other,
        Optional<String> number,
        Instant first,
        Instant last,
        long count,
        List<String> told,
        String mark) {

    public Hit {
        told = List.copyOf(told);
    }

    /** A hit of one person that concerns nothing else. */
    static Hit of(String rule, UUID person, Instant first, Instant last, long count) {
        return new Hit(
                rule,
                rule,
                Optional.of(person),
                "",
                Optional.empty(),
                Optional.empty(),
                first,
                last,
                count,
                List.of(),
                mark(first));
    }

    /** The mark of what is known by its beginning. */
    static String mark(Instant first) {
        return Long.toString(first.toEpochMilli());
    }

    Hit telling(String... more) {
        return new Hit(rule, sentence, person, address, other, number, first, last, count, List.of(more), mark);
    }

    /** What the address of its page and an answer name it by: 64 hexadecimal digits. */
    public String key() {
        String what = String.join("\n", rule, person.map(UUID::toString).orElse(""), address, mark);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
