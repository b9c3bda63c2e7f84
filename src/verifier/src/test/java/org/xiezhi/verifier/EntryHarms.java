package org.xiezhi.verifier;

import static org.xiezhi.verifier.VerifierFixture.image;
import static org.xiezhi.verifier.VerifierFixture.secondEntry;
import static org.xiezhi.verifier.VerifierFixture.secondMembers;
import static org.xiezhi.verifier.VerifierFixture.secondRow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;

/** Entries of version 2 that break a rule of their form, or the history of a row; each by what is wrong with it. */
final class EntryHarms {

    static final Map<String, IntFunction<byte[]>> OF_VERSION_2 = new LinkedHashMap<>();
    static final Map<String, IntFunction<byte[]>> GAPS = new LinkedHashMap<>();

    static {
        for (String member : List.of("behalf", "role", "rule", "address", "reason")) {
            OF_VERSION_2.put("no " + member, number -> without(number, member));
        }
        OF_VERSION_2.put("a member of no version", number -> with(number, "more", null));
        OF_VERSION_2.put("the members of 2 under version 1", number -> with(number, "v", 1L));
        OF_VERSION_2.put("a version to come", number -> with(number, "v", 3L));
        OF_VERSION_2.put("on behalf of a name", number -> with(number, "behalf", "zhang"));
        OF_VERSION_2.put("a role that the actor does not hold", number -> with(number, "role", "CHIEF"));
        OF_VERSION_2.put("a role that is no text", number -> with(number, "role", 1L));
        OF_VERSION_2.put("a rule in words", number -> with(number, "rule", "because I may"));
        OF_VERSION_2.put("a rule with capitals", number -> with(number, "rule", "Access.barred"));
        OF_VERSION_2.put("an empty rule", number -> with(number, "rule", ""));
        OF_VERSION_2.put("rules with two blanks", number -> with(number, "rule", "access.a  access.b"));
        OF_VERSION_2.put("an address in clear", number -> with(number, "address", "192.0.2.7"));
        OF_VERSION_2.put("a reason in clear", number -> with(number, "reason", "because"));
        OF_VERSION_2.put(
                "an address among the values", number -> with(number, "values", Map.of("address", commitment())));
        OF_VERSION_2.put("a reason among the values", number -> with(number, "values", Map.of("reason", commitment())));
        OF_VERSION_2.put("a row without before", number -> {
            Map<String, @Nullable Object> row = secondRow(102, image(102, "E"), null);
            row.remove("before");
            return secondEntry(number, row);
        });
        OF_VERSION_2.put("a row with a before that is no hash", number -> {
            Map<String, @Nullable Object> row = secondRow(102, image(102, "E"), null);
            row.put("before", "A");
            return secondEntry(number, row);
        });
        OF_VERSION_2.put("a row twice", number -> {
            Map<String, @Nullable Object> row = secondRow(102, image(102, "E"), null);
            return secondEntry(number, row, row);
        });

        GAPS.put("a row that was something else", number -> secondEntry(number, room(image(100, "X"))));
        GAPS.put("a row as it was long before", number -> secondEntry(number, room(image(100, "B"))));
        GAPS.put("a row that is said to be new", number -> secondEntry(number, room(null)));
        GAPS.put(
                "a row that was there before any entry",
                number -> secondEntry(number, secondRow(102, image(102, "E"), image(102, "D"))));
        GAPS.put(
                "a row that is taken for another",
                number -> secondEntry(number, secondRow(101, image(101, "E"), image(100, "B2"))));
    }

    private EntryHarms() {}

    private static Map<String, @Nullable Object> room(byte @Nullable [] before) {
        return secondRow(100, image(100, "E"), before);
    }

    private static Object commitment() {
        return String.valueOf(secondMembers(0).get("address"));
    }

    private static byte[] with(int number, String member, @Nullable Object value) {
        Map<String, @Nullable Object> entry = secondMembers(number);
        entry.put(member, value);
        return CanonicalJson.write(entry);
    }

    private static byte[] without(int number, String member) {
        Map<String, @Nullable Object> entry = secondMembers(number);
        entry.remove(member);
        return CanonicalJson.write(entry);
    }
}
