package org.xiezhi.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static String write(@Nullable Object value) {
        return new String(CanonicalJson.write(value), UTF_8);
    }

    @Test
    void writes_the_strings_of_rfc_8785() {
        // RFC 8785, 3.2.2 and 3.2.4.
        assertThat(write("\u20ac$\u000f\nA'B\"\\\\\"/")).isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(write("\b\t\f\r\u0000\u001f\u007f\u2028")).isEqualTo("\"\\b\\t\\f\\r\\u0000\\u001f\u007f\u2028\"");
        assertThat(write("獬豸")).isEqualTo("\"獬豸\"");
    }

    @Test
    void sorts_members_as_rfc_8785_does() {
        // RFC 8785, 3.2.3: by UTF-16 units, so the emoji (d83d…) comes before the Hebrew presentation form (fb33).
        Map<String, Object> members = new HashMap<>();
        List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")
                .forEach(key -> members.put(key, 1));
        assertThat(write(members))
                .isEqualTo(
                        "{\"\\r\":1,\"1\":1,\"\u0080\":1,\"\u00f6\":1,\"\u20ac\":1,\"\ud83d\ude00\":1,\"\ufb33\":1}");
    }

    @Test
    void reads_back_what_it_wrote() {
        Map<String, @Nullable Object> inner = new HashMap<>();
        inner.put("none", null);
        inner.put("list", List.of(1L, "b", false, List.of(), Map.of()));
        List<@Nullable Object> value = new ArrayList<>();
        value.add(inner);
        value.add(true);
        value.add(-9_007_199_254_740_991L);
        assertThat(CanonicalJson.parse(CanonicalJson.write(value))).isEqualTo(value);
        assertThat(CanonicalJson.parseObject(CanonicalJson.write(inner))).isEqualTo(inner);
        assertThat(write(inner)).isEqualTo("{\"list\":[1,\"b\",false,[],{}],\"none\":null}");
    }

    @Property(tries = 300)
    void any_text_comes_back_or_is_refused_for_not_being_unicode(@ForAll String text) {
        if (UTF_8.newEncoder().canEncode(text)) {
            assertThat(CanonicalJson.parse(CanonicalJson.write(Map.of(text, text))))
                    .isEqualTo(Map.of(text, text));
        } else {
            assertThatThrownBy(() -> CanonicalJson.write(text)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refuses_what_has_no_single_spelling() {
        assertThatThrownBy(() -> write(1.5)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> write(9_007_199_254_740_992L)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> write(Long.MIN_VALUE)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> write("\ud800")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> write(Map.of(1, 1))).isInstanceOf(MalformedException.class);
        Object deep = List.of();
        for (int i = 0; i < 40; i++) {
            deep = List.of(deep);
        }
        Object tooDeep = deep;
        assertThatThrownBy(() -> write(tooDeep)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> CanonicalJson.parse("[".repeat(100_000).getBytes(UTF_8)))
                .isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "01",
                "-0",
                "+1",
                "1.0",
                "1e3",
                "-",
                "9007199254740992",
                "99999999999999999999",
                "nul",
                "truefalse",
                "[1,]",
                "[1 ,2]",
                "[",
                "{",
                "{\"a\"}",
                "{\"a\":1,}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{a:1}",
                "\"a",
                "\"\\",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\\u000F\"",
                "\"\\u00\"",
                "\"\\uzzzz\"",
                "\"\\ud800\"",
                "\"\n\"",
                "\"a\" \"b\""
            })
    void refuses_any_other_spelling(String json) {
        assertThatThrownBy(() -> CanonicalJson.parse(json.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
    }

    @Test
    void error_message_does_not_repeat_the_entry() {
        assertThatThrownBy(() -> CanonicalJson.parse("{\"name\":\"secret\"".getBytes(UTF_8)))
                .isInstanceOf(MalformedException.class)
                .hasMessageNotContaining("secret");
    }
}
