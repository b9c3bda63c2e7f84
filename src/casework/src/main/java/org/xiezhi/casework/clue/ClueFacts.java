package org.xiezhi.casework.clue;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The clue in the canonical words of a proposal's document. */
public final class ClueFacts {

    private ClueFacts() {}

    public static SortedMap<String, @Nullable Object> of(Clue clue) {
        SortedMap<String, @Nullable Object> facts = new TreeMap<>();
        facts.put("number", clue.number());
        facts.put("source", clue.source());
        facts.put("received", clue.received().toString());
        facts.put("personName", clue.personName());
        facts.put("personUnit", clue.personUnit());
        facts.put("personPost", clue.personPost());
        facts.put("rankCategory", clue.rankCategory().name());
        facts.put("allegation", clue.allegation());
        facts.put("label", clue.label());
        facts.put("domain", clue.domain().orElse(null));
        facts.put("amount", clue.amount().map(BigDecimal::toPlainString).orElse(null));
        facts.put("secretLevel", clue.secretLevel());
        return facts;
    }
}
