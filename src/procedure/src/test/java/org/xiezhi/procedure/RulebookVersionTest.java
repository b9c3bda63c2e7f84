package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;
import static org.xiezhi.procedure.RulebookFixture.files;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RulebookVersionTest {

    @Test
    void joins_the_declared_version_and_the_beginning_of_the_digest() {
        assertThat(RULEBOOK.version())
                .matches("2026\\.1\\+[0-9a-f]{12}")
                .endsWith(RULEBOOK.digest().substring(0, 12));
        assertThat(RULEBOOK.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void is_the_same_for_the_same_files() {
        assertThat(Rulebook.from(files()).version()).isEqualTo(RULEBOOK.version());
    }

    @Test
    void changes_with_any_file() {
        for (String name : files().keySet()) {
            Map<String, String> files = files();
            files.merge(name, "# one more line\n", String::concat);
            assertThat(Rulebook.from(files).version()).as(name).isNotEqualTo(RULEBOOK.version());
        }
    }

    @Test
    void does_not_change_with_line_ends_or_a_byte_order_mark() {
        Map<String, String> files = files();
        files.replaceAll((name, text) -> "\uFEFF" + text.replace("\n", "\r\n"));

        assertThat(Rulebook.from(files).version()).isEqualTo(RULEBOOK.version());
    }

    // Golden value computed with another program: printf 'a\n2\nxyb\n0\n' | sha256sum
    @Test
    void digests_name_length_and_text() {
        RulebookFiles files = new RulebookFiles(new TreeMap<>(Map.of("b", "", "a", "xy")));

        assertThat(files.digest()).isEqualTo("d460a48f37475c5df335af1393c643c1f8c4b17c73ae4bffdb60daf82d8602dd");
    }

    @Test
    void gives_the_full_title_of_an_article() {
        Article article = new Article("GZ", "2019", "38");

        assertThat(article.cite()).isEqualTo("GZ(2019) 38");
        assertThat(RULEBOOK.title(article)).isEqualTo("中国共产党纪律检查机关监督执纪工作规则");
        assertThatThrownBy(() -> RULEBOOK.title(new Article("GZ", "2017", "28")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found GZ(2017) 28");
    }
}
