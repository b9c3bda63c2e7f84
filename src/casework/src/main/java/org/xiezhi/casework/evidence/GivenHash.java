package org.xiezhi.casework.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.vault.shared.Bytes;

/** The SHA-256 that somebody gives with a file, such as the integrity check value of a list of electronic data (TL 123). */
final class GivenHash {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Lists print it in groups and over two lines; the digits alone count. */
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s:]+");

    private GivenHash() {}

    /** Empty if none is given, and if what is given is none, which the check then knows. */
    static Optional<Bytes> of(InputCheck check, String field, @Nullable String given) {
        String digits = BETWEEN_DIGITS
                .matcher(given == null ? "" : given)
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = SHA_256.matcher(digits).matches();
        check.demand(whole, field, "input.not_sha256");
        return whole ? Optional.of(Bytes.ofHex(digits)) : Optional.empty();
    }

    /** Why a file is not taken for the one whose hash was given. */
    static Refusal differs(Bytes taken) {
        return Refusal.of("evidence.hash_differs", taken.toHex());
    }
}
