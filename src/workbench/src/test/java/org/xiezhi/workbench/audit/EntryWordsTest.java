package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailEntries.Erased;
import org.xiezhi.workbench.words.WordsFixture;

class EntryWordsTest {

    private static String said(Locale locale, String ground) {
        Entry entry = new Entry(
                new UUID(0, 1),
                Optional.of(1L),
                Instant.EPOCH,
                "session.sign-in-failed",
                "failed",
                "",
                "session",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("address", Optional.of("192.0.2.7"), "reason", Optional.empty()),
                Map.of("login", new Erased(ground, "QC-2027-0001")));
        return new EntryWords(WordsFixture.words(locale), Map.of()).values(entry);
    }

    @Test
    void says_in_the_place_of_a_value_on_what_ground_it_was_erased() {
        assertThat(said(Locale.SIMPLIFIED_CHINESE, "RETENTION_OVER"))
                .isEqualTo("地址：192.0.2.7、用户名：已清除（依据：保存期限已届满，提请 QC-2027-0001 号）、理由：已记录，不予显示");
        assertThat(said(Locale.TRADITIONAL_CHINESE, "RETENTION_OVER")).contains("已清除（依據：保存期限已屆滿，提請 QC-2027-0001 號）");
        assertThat(said(Locale.ENGLISH, "RETENTION_OVER"))
                .contains("erased (ground: The term of retention is over, proposal QC-2027-0001)");
    }

    @Test
    void shows_a_ground_that_the_rulebook_has_no_more_as_it_stands() {
        assertThat(said(Locale.ENGLISH, "GONE")).contains("ground: GONE");
    }
}
