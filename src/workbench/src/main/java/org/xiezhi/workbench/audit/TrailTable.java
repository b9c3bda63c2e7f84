package org.xiezhi.workbench.audit;

import java.util.List;
import java.util.stream.Stream;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;

/** The trail as rows of text in the reader's language. */
final class TrailTable {

    private final Words words;
    private final Formats formats;
    private final EntryWords said;

    TrailTable(Words words, Formats formats, EntryWords said) {
        this.words = words;
        this.formats = formats;
        this.said = said;
    }

    /** Words and codes of the same thing side by side: people read the one, programs sort by the other. */
    List<String> head() {
        return columns("time", "who", "act", "code", "outcome", "basis", "values", "leaf", "id");
    }

    List<String> row(Entry entry) {
        return List.of(
                formats.second(entry.happened()),
                said.actor(entry),
                said.act(entry),
                entry.act(),
                said.outcome(entry),
                said.basis(entry),
                said.values(entry),
                said.leaf(entry),
                entry.id().toString());
    }

    /** What a page is wide enough for. */
    List<String> narrowHead() {
        return columns("time", "who", "act", "outcome", "values", "leaf");
    }

    List<String> narrowRow(Entry entry) {
        return List.of(
                formats.second(entry.happened()),
                said.actor(entry),
                said.act(entry),
                said.outcome(entry),
                Stream.of(said.basis(entry), said.values(entry))
                        .filter(text -> !text.isEmpty())
                        .reduce((basis, values) -> basis + "\n" + values)
                        .orElse(""),
                said.leaf(entry));
    }

    private List<String> columns(String... names) {
        return Stream.of(names)
                .map(name -> words.get("audit_trail.column." + name))
                .toList();
    }
}
