package org.xiezhi.workbench.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailEntries.Erased;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.workbench.words.Words;

/** An entry in the reader's language, the same on every page and in what is exported. */
public final class EntryWords {

    private final Words words;
    private final ValueWords said;
    private final ChangeWords changes;

    /**
     * For a reader.
     *
     * @param names of people and rooms by id
     */
    public EntryWords(Words words, Map<UUID, String> names) {
        this.words = words;
        this.said = new ValueWords(words, names);
        this.changes = new ChangeWords(words, names);
    }

    /** With everybody's name as it is today, and the rooms'. */
    static EntryWords of(Words words, StaffQueries staff) {
        return new EntryWords(words, names(staff));
    }

    static Map<UUID, String> names(StaffQueries staff) {
        Map<UUID, String> names = new HashMap<>(staff.roomNames());
        names.putAll(staff.names());
        return names;
    }

    /** What happened, as a sentence: who did what to which number. */
    public String sentence(Entry entry) {
        return form(entry)
                .map(form -> form.say(told(entry)))
                .orElseGet(() -> actor(entry) + words.get("general.text.comma") + act(entry));
    }

    /** What it changed, a line for each column: from and to where an auditor may read it, else that it changed. */
    public List<String> changes(Entry entry) {
        return entry.values().getOrDefault(Act.Value.CHANGED.code(), Optional.empty()).stream()
                .flatMap(String::lines)
                .map(changes::say)
                .toList();
    }

    /** What the sentence has no place for: the address, and values that an act of another version recorded. */
    public String rest(Entry entry) {
        Set<String> told = new HashSet<>(form(entry).map(SentenceForm::names).orElse(Set.of()));
        told.add(Act.Value.CHANGED.code());
        return said(entry, name -> !told.contains(name));
    }

    private Optional<SentenceForm> form(Entry entry) {
        return Act.find(entry.act())
                .map(act -> "audit_told.sentence." + act.name())
                .filter(words::containsKey)
                .map(key -> new SentenceForm(words.get(key)));
    }

    private Map<String, String> told(Entry entry) {
        Map<String, String> told = new HashMap<>();
        told.put("who", actor(entry));
        entry.values()
                .forEach((name, content) -> told.put(
                        name,
                        content.map(open -> said.read(name, open))
                                .orElseGet(() -> words.get("audit_trail.text.sealed_within"))));
        entry.erased().forEach((name, why) -> told.put(name, erased(why)));
        return told;
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
        return said(entry, name -> true);
    }

    private String said(Entry entry, Predicate<String> which) {
        SortedMap<String, String> lines = new TreeMap<>();
        entry.values()
                .forEach((name, content) -> lines.put(
                        name, content.map(text -> said.say(name, text)).orElseGet(() -> sealed(name))));
        entry.erased().forEach((name, why) -> lines.put(name, said.name(name) + erased(why)));
        return lines.entrySet().stream()
                .filter(line -> which.test(line.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    private String sealed(String name) {
        return said.name(name) + words.get("audit_trail.text.sealed");
    }

    private String erased(Erased why) {
        return words.say("audit_trail.text.erased", words.code(Catalogue.ERASURE_GROUNDS, why.ground()), why.number());
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
