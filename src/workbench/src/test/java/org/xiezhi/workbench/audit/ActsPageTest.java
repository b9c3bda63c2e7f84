package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.workbench.words.Sentence;

/** The page of the docs that lists the catalogue of acts is made from the catalogue. */
class ActsPageTest {

    private static final List<Locale> LANGUAGES =
            List.of(Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE, Locale.ENGLISH);

    private static final String HEAD = """
            # Acts

            Every kind of entry that the trail can hold. Made from the catalogue `org.xiezhi.casework.audit.Act` by
            `ActsPageTest`, which fails when the two differ and leaves the page as it should be in
            `src/workbench/target/acts.md`. The form of an entry: [audit-entry.md](formats/audit-entry.md).

            An auditor reads the values, except those marked *sealed*: of these he sees that they were recorded. Beside them
            every entry that a client caused has the address it came from, and every entry that changed rows what it changed in them,
            from and to where an auditor may read it. What the gate let pass has the role and the rules
            that allowed it, what it refused the rules that refused it; where nobody asked for a right (signing in and out, acts of
            the system itself, what was tried and failed) an entry has neither.

            | Act | 简体 | 繁體 | English | Values |
            |---|---|---|---|---|
            """;

    @Test
    void lists_every_act_with_its_names_and_values() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (Act act : Act.values()) {
            page.append("| `").append(act.code()).append("` | ");
            for (Locale language : LANGUAGES) {
                page.append(new Sentence(language).of("Act." + act.name())).append(" | ");
            }
            page.append(act.recorded().stream().map(ActsPageTest::told).collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        Files.writeString(Path.of("target/acts.md"), page);
        assertThat(Path.of("../../docs/acts.md"))
                .as("docs/acts.md; copy src/workbench/target/acts.md over it")
                .hasContent(page.toString());
    }

    private static String told(Value value) {
        String name = new Sentence(Locale.ENGLISH).of("audit_trail.value." + value.code());
        return value.open() ? name : name + " *(sealed)*";
    }
}
