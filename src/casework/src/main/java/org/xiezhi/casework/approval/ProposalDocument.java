package org.xiezhi.casework.approval;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.procedure.Step;

/**
 * What is decided on: the proposer's words and the facts they rest on, under one version of the rulebook, in canonical
 * JSON (RFC 8785). Every approval carries its hash.
 */
public record ProposalDocument(
        Step step,
        UUID matter,
        String rulebook,
        SortedMap<String, @Nullable Object> given,
        SortedMap<String, @Nullable Object> facts) {

    /** Version of the document's own form, docs/formats/proposal.md. */
    private static final long FORM = 1;

    byte[] bytes() {
        Map<String, @Nullable Object> root = new TreeMap<>();
        root.put("v", FORM);
        root.put("step", step.name());
        root.put("matter", matter.toString());
        root.put("rulebook", rulebook);
        root.put("given", given);
        root.put("facts", facts);
        return CanonicalJson.write(root);
    }

    static ProposalDocument parse(byte[] bytes) {
        Map<String, @Nullable Object> root = CanonicalJson.parseObject(bytes);
        return new ProposalDocument(
                Step.valueOf(text(root, "step")),
                UUID.fromString(text(root, "matter")),
                text(root, "rulebook"),
                sorted(root, "given"),
                sorted(root, "facts"));
    }

    private static String text(Map<String, @Nullable Object> root, String key) {
        return (String) Objects.requireNonNull(root.get(key), key);
    }

    private static SortedMap<String, @Nullable Object> sorted(Map<String, @Nullable Object> root, String key) {
        SortedMap<String, @Nullable Object> sorted = new TreeMap<>();
        ((Map<?, ?>) Objects.requireNonNull(root.get(key), key))
                .forEach((name, value) -> sorted.put((String) name, value));
        return sorted;
    }

    /** What an approver signs. */
    static String hash(byte[] bytes) {
        return DocumentHash.of(bytes);
    }
}
