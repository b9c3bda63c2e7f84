package org.xiezhi.workbench.audit;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailEntries.Erased;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.workbench.words.Words;

/** An entry in the reader's language, the same on the page and in what is exported. */
public final class EntryWords {

    private final Words words;
    private final ValueWords said;

    EntryWords(Words words, Map<UUID, String> names) {
        this.words = words;
        this.said = new ValueWords(words, names);
    }

    public String actor(Entry entry) {
        return entry.actor().isEmpty() ? words.get("audit_trail.text.system") : entry.actor();
    }

    /** What an act is called; a code that the catalogue lacks was written by nobody of ours and is shown as it stands. */
    public String act(Entry entry) {
        return Act.find(entry.act())
                .map(known -> words.get("Act." + known.name()))
                .orElse(entry.act());
    }

    public String outcome(Entry entry) {
        return words.get("AuditOutcome." + entry.outcome());
    }

    /** The values of an entry in one line; a sealed one is only named, of an erased one it is told why. */
    public String values(Entry entry) {
        SortedMap<String, String> lines = new TreeMap<>();
        entry.values()
                .forEach((name, content) -> lines.put(
                        name, content.map(text -> said.say(name, text)).orElseGet(() -> sealed(name))));
        entry.erased().forEach((name, why) -> lines.put(name, erased(name, why)));
        return lines.values().stream().collect(Collectors.joining(words.get("general.text.comma")));
    }

    private String sealed(String name) {
        return said.name(name) + words.get("audit_trail.text.sealed");
    }

    private String erased(String name, Erased why) {
        return said.name(name)
                + words.say(
                        "audit_trail.text.erased", words.code(Catalogue.ERASURE_GROUNDS, why.ground()), why.number());
    }

    /** Under what it was done: the role, the rules, and for whom somebody stood in; empty where no right was asked for. */
    public String basis(Entry entry) {
        return Stream.of(
                        entry.role().map(role -> said.say("role", role)),
                        entry.behalf().map(account -> said.say("behalf", account.toString())),
                        entry.rule().map(rule -> said.say("rule", rule)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    /** Its place in the log, or that it waits for one. */
    public String leaf(Entry entry) {
        return entry.leaf().map(String::valueOf).orElseGet(() -> words.get("audit_trail.text.waiting"));
    }
}
