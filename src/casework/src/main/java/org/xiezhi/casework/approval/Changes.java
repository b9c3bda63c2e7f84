package org.xiezhi.casework.approval;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a proposal rests on and no longer is as it was.
 *
 * <p>Names only: a report that is being written anew is no business of who may read the old proposal.
 *
 * @param fields names of the facts that changed, in alphabetical order
 * @param newItems numbers of the evidence that came after the proposal
 */
public record Changes(List<String> fields, List<Long> newItems) {

    /** The fact that is no fact of the matter but the rulebook under which it was proposed. */
    public static final String RULEBOOK = "rulebook";

    private static final String EVIDENCE = "evidence";

    public Changes {
        fields = List.copyOf(fields);
        newItems = List.copyOf(newItems);
    }

    static Changes none() {
        return new Changes(List.of(), List.of());
    }

    static Changes between(ProposalDocument then, ProposalDocument now) {
        Set<String> fields = new TreeSet<>(then.facts().keySet());
        fields.addAll(now.facts().keySet());
        fields.removeIf(
                field -> Objects.equals(then.facts().get(field), now.facts().get(field)));
        if (!then.rulebook().equals(now.rulebook())) {
            fields.add(RULEBOOK);
        }
        Set<Long> before = new HashSet<>(items(then));
        return new Changes(
                List.copyOf(fields),
                items(now).stream().filter(item -> !before.contains(item)).toList());
    }

    private static List<Long> items(ProposalDocument document) {
        return document.facts().get(EVIDENCE) instanceof List<?> list
                ? list.stream()
                        .map(item -> (Long) Objects.requireNonNull(((Map<?, ?>) item).get("item")))
                        .toList()
                : List.of();
    }
}
