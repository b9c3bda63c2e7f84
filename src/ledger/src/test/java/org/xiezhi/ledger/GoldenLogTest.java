package org.xiezhi.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of docs/formats/audit-log.md: its files lie in golden-log and must never change. */
class GoldenLogTest {

    static final List<byte[]> ENTRIES = List.of(
            CanonicalJson.write(Map.of("act", "clue.record", "no", 1, "reason", "来信")),
            CanonicalJson.write(Map.of("act", "clue.assign", "no", 1)),
            CanonicalJson.write(Map.of("act", "casefile.file", "no", 1)));

    @TempDir
    Path path;

    private static Path golden() throws URISyntaxException {
        URL resource = Objects.requireNonNull(GoldenLogTest.class.getResource("golden-log"));
        return Path.of(resource.toURI());
    }

    /** Writes the example as the product would, in two steps. */
    static void write(Path path) {
        LogFolder folder = LogFolder.open(path);
        folder.installKey(LedgerFixture.signer().verifier());
        folder.append(0, ENTRIES.subList(0, 2));
        TreeHead head = folder.append(2, ENTRIES.subList(2, 3));
        folder.publish(LedgerFixture.checkpoint(LedgerFixture.signer(), head));
    }

    @Test
    void writes_the_golden_files_byte_for_byte() throws URISyntaxException {
        write(path);
        Map<String, byte[]> expected = LedgerFixture.files(golden());
        byte[] proof = Objects.requireNonNull(expected.remove("entry-1.tlog-proof"));
        assertThat(LedgerFixture.files(path)).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(LogFolder.open(path).offlineProof(1).bytes()).isEqualTo(proof);
    }

    @Test
    void golden_log_has_the_root_of_the_page_and_checks_clean() {
        write(path);
        List<byte[]> seen = new ArrayList<>();
        LogReport report = LogCheck.of(LogFolder.open(path))
                .trusting(LedgerFixture.signer().verifier())
                .run((index, entry) -> seen.add(entry));
        assertThat(report.findings()).isEmpty();
        assertThat(report.rebuilt().root().hex())
                .isEqualTo("92a257545aea5f903f792576e0ddcd09c880dbc4692794c452276d28fd9cd24a");
        assertThat(new String(seen.get(0), UTF_8)).isEqualTo("{\"act\":\"clue.record\",\"no\":1,\"reason\":\"来信\"}");
    }
}
