package org.xiezhi.workbench.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a verification expected and found, for the reader's language. The checks of ledger and casework speak English, as
 * tools do; their fixed phrases get words here, what they quote (hashes, ids, keys, messages) stays as it was found.
 */
final class FindingWords {

    /** A phrase of the checks, with the parts that it quotes. */
    private record Phrase(Pattern pattern, String key) {}

    private static final List<Phrase> PHRASES = List.of(
            phrase("a running signer", "audit_verify.said.a_running_signer"),
            phrase("the set that was erased", "audit_verify.said.erased_set"),
            phrase("another set of values", "audit_verify.said.another_set"),
            phrase("a proposal of the same set by somebody else", "audit_verify.said.other_proposer"),
            phrase("a value that was erased", "audit_verify.said.erased_value"),
            phrase("an event row", "audit_verify.said.event_row"),
            phrase("no such leaf row", "audit_verify.said.no_leaf_row"),
            phrase("a leaf row", "audit_verify.said.leaf_row"),
            phrase("none", "audit_verify.said.none"),
            phrase("an entry of version 1 or 2", "audit_verify.said.entry_of_version"),
            phrase("other bytes", "audit_verify.said.other_bytes"),
            phrase("the bytes of the leaf", "audit_verify.said.bytes_of_leaf"),
            phrase("the value committed to", "audit_verify.said.committed_value"),
            phrase("another", "audit_verify.said.another"),
            phrase("the hash of the leaf", "audit_verify.said.hash_of_leaf"),
            phrase("the hash of leaf (\\d+)", "audit_verify.said.hash_of_earlier_leaf"),
            phrase("no row before", "audit_verify.said.no_row_before"),
            phrase("no row", "audit_verify.said.no_row"),
            phrase("a row", "audit_verify.said.row"),
            phrase("no such row in any entry", "audit_verify.said.no_row_in_entries"),
            phrase("another content", "audit_verify.said.other_content"),
            phrase("a checkpoint kept outside", "audit_verify.said.kept_checkpoint"),
            phrase("a signed checkpoint", "audit_verify.said.signed_checkpoint"),
            phrase("a public key", "audit_verify.said.public_key"),
            phrase("an entry bundle", "audit_verify.said.entry_bundle"),
            phrase("this tile", "audit_verify.said.this_tile"),
            phrase("no leaf beyond (\\d+)", "audit_verify.said.no_leaf_beyond"),
            phrase("the row of event (\\S+)", "audit_verify.said.row_of_event"),
            phrase("the after-image of event (\\S+)", "audit_verify.said.image_of_event"),
            phrase("at least (\\d+) entries, as the earlier checkpoint says", "audit_verify.said.at_least"),
            phrase("at least (\\d+) entries, as the checkpoint.cosigned says", "audit_verify.said.at_least_cosigned"),
            phrase("origin (.+)", "audit_verify.said.origin"),
            phrase("a signature by (.+)", "audit_verify.said.signature_by"),
            phrase("(\\d+) readable entries", "audit_verify.said.readable"),
            phrase("(\\d+) entries, root (\\S+)", "audit_verify.said.head"),
            phrase("(\\d+) entries", "audit_verify.said.entries"),
            phrase("root (.+)", "audit_verify.said.root"));

    /** A sentence of the bundles with its arguments. */
    record Said(String key, List<String> quoted) {}

    private FindingWords() {}

    private static Phrase phrase(String pattern, String key) {
        return new Phrase(Pattern.compile(pattern), key);
    }

    /** The sentence for a phrase; empty for what is no phrase but a value, to be shown verbatim. */
    static Optional<Said> of(String text) {
        return PHRASES.stream()
                .flatMap(phrase -> {
                    Matcher found = phrase.pattern().matcher(text);
                    return found.matches()
                            ? Optional.of(new Said(
                                            phrase.key(),
                                            IntStream.rangeClosed(1, found.groupCount())
                                                    .mapToObj(found::group)
                                                    .toList()))
                                    .stream()
                            : Optional.<Said>empty().stream();
                })
                .findFirst();
    }
}
