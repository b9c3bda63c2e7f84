package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xiezhi.workbench.audit.FindingWords.Said;

class FindingWordsTest {

    /** The sources of all that a verification says. */
    private static final List<Path> CHECKS = List.of(
            Path.of("../casework/src/main/java/org/xiezhi/casework/audit/EntryCheck.java"),
            Path.of("../casework/src/main/java/org/xiezhi/casework/audit/RowCheck.java"),
            Path.of("../casework/src/main/java/org/xiezhi/casework/audit/TrailCheck.java"),
            Path.of("../casework/src/main/java/org/xiezhi/casework/audit/TrailPass.java"),
            Path.of("../ledger/src/main/java/org/xiezhi/ledger/LogCheck.java"),
            Path.of("../ledger/src/main/java/org/xiezhi/ledger/LogPass.java"));

    private static final Pattern CALL = Pattern.compile("(?s)(?:new TrailFinding|findings\\.add)\\((.*?)\\)?\\);");
    private static final Pattern LITERAL =
            Pattern.compile("\"((?:an?|the|no|this|root|origin|at|other|another)\\b[^\"]*)\"");

    @Test
    void has_words_for_every_phrase_of_the_checks() throws IOException {
        Set<String> phrases = new TreeSet<>();
        for (Path check : CHECKS) {
            Matcher calls = CALL.matcher(Files.readString(check));
            while (calls.find()) {
                Matcher literals = LITERAL.matcher(calls.group(1));
                while (literals.find()) {
                    phrases.add(literals.group(1));
                }
            }
        }
        assertThat(phrases).hasSizeGreaterThan(15).contains("an event row", "this tile");
        Set<String> wordless = new TreeSet<>();
        for (String phrase : phrases) {
            // A phrase that ends with a blank is followed by what it quotes.
            String said = phrase.endsWith(" ") ? phrase + "7" : phrase;
            if (FindingWords.of(said).isEmpty()
                    && FindingWords.of(said + " entries, as the earlier checkpoint says")
                            .isEmpty()) {
                wordless.add(phrase);
            }
        }
        assertThat(wordless).isEmpty();
    }

    @Test
    void quotes_what_was_found_and_leaves_bare_values_alone() {
        assertThat(FindingWords.of("the row of event 0199-ab"))
                .contains(new Said("audit_verify.said.row_of_event", List.of("0199-ab")));
        assertThat(FindingWords.of("12 readable entries"))
                .contains(new Said("audit_verify.said.readable", List.of("12")));
        assertThat(FindingWords.of("119 entries, root 58af"))
                .contains(new Said("audit_verify.said.head", List.of("119", "58af")));
        assertThat(FindingWords.of("a checkpoint kept outside"))
                .contains(new Said("audit_verify.said.kept_checkpoint", List.of()));
        assertThat(FindingWords.of("at least 12 entries, as the checkpoint.cosigned says"))
                .contains(new Said("audit_verify.said.at_least_cosigned", List.of("12")));
        assertThat(FindingWords.of("none")).contains(new Said("audit_verify.said.none", List.of()));
        assertThat(FindingWords.of("2026-11-23T01:00:00.000Z")).isEmpty();
        assertThat(FindingWords.of("xiezhi+ab12+AQ==")).isEmpty();
    }
}
