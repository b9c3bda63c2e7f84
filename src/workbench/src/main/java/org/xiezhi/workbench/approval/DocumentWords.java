package org.xiezhi.workbench.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.Changes;
import org.xiezhi.casework.approval.ProposalDocument;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.RuleWords;
import org.xiezhi.workbench.words.Words;

/** Says a proposal's document in words: codes by the rulebook, ids by the names of people and rooms. */
@ApplicationScoped
public class DocumentWords {

    /** The order in which a reader wants them; what is not here does not stand in the document of version 1. */
    private static final List<String> ORDER = List.of(
            "number",
            "title",
            "reasons",
            "personName",
            "personUnit",
            "personPost",
            "rankCategory",
            "allegation",
            "label",
            "domain",
            "amount",
            "source",
            "received",
            "secretLevel",
            "room",
            "plan",
            "team",
            "findings",
            "basis",
            "outcome",
            "signers",
            "reportHash");

    @Inject
    private Words words;

    @Inject
    private RuleWords rules;

    @Inject
    private Formats formats;

    @Inject
    private StaffQueries staff;

    /**
     * One field.
     *
     * @param before what the round before said, if that was something else
     */
    public record Line(String label, String text, Optional<String> before) {}

    /** One item of the evidence list; the size is in bytes. A thing has neither size nor hash. */
    public record Item(long item, String kind, Optional<Long> original, Optional<Long> size, String sha256) {}

    /** The fields of a document, each beside what it was in the round before. */
    public List<Line> lines(ProposalDocument document, Optional<ProposalDocument> earlier) {
        List<Line> lines = new ArrayList<>();
        for (String field : ORDER) {
            Object value = value(document, field);
            if (value == null) {
                continue;
            }
            String text = text(field, value);
            Optional<String> before = earlier.map(old -> value(old, field))
                    .map(old -> text(field, old))
                    .filter(old -> !old.equals(text));
            lines.add(new Line(words.get("approval_decide.label." + field), text, before));
        }
        return lines;
    }

    /** What changed since, one sentence each; the fact alone, for its present text is not part of this proposal. */
    public List<String> changes(Changes changes) {
        List<String> told = new ArrayList<>();
        if (changes.fields().contains(Changes.RULEBOOK)) {
            told.add(words.get("approval_decide.text.changed_rulebook"));
        }
        ORDER.stream()
                .filter(changes.fields()::contains)
                .map(field ->
                        words.say("approval_decide.text.changed_field", words.get("approval_decide.label." + field)))
                .forEach(told::add);
        changes.newItems()
                .forEach(item -> told.add(words.say("approval_decide.text.changed_evidence", Long.toString(item))));
        return told;
    }

    private static @Nullable Object value(ProposalDocument document, String field) {
        Object given = document.given().get(field);
        return given != null ? given : document.facts().get(field);
    }

    private String text(String field, Object value) {
        return switch (field) {
            case "label" -> rules.name("LABELS", (String) value);
            case "domain" -> rules.name("DOMAINS", (String) value);
            case "source" -> rules.name("SOURCES", (String) value);
            case "secretLevel" -> rules.name("SECRET_LEVELS", (String) value);
            case "rankCategory" -> words.get("RankCategory." + value);
            case "amount" -> formats.money(new BigDecimal((String) value));
            case "room" -> staff.roomNames().getOrDefault(UUID.fromString((String) value), "");
            case "outcome" -> words.get("approval_decide.text.outcome_file");
            case "team", "signers" -> people((List<?>) value);
            default -> value.toString();
        };
    }

    private String people(List<?> ids) {
        Map<UUID, String> names = staff.names();
        return ids.stream()
                .map(id -> names.getOrDefault(UUID.fromString((String) id), ""))
                .collect(Collectors.joining("、"));
    }

    /** The evidence that the document rests on. */
    public List<Item> evidence(ProposalDocument document) {
        Object list = document.facts().get("evidence");
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(item -> item((Map<?, ?>) item)).toList();
    }

    private Item item(Map<?, ?> fact) {
        return new Item(
                (Long) Objects.requireNonNull(fact.get("item"), "item"),
                rules.name("EVIDENCE_KINDS", (String) fact.get("kind")),
                Optional.ofNullable((Long) fact.get("original")),
                Optional.ofNullable((String) fact.get("size")).map(Long::valueOf),
                Objects.requireNonNullElse((String) fact.get("sha256"), ""));
    }
}
