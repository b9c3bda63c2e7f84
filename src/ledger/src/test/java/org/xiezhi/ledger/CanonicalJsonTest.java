package org.xiezhi.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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

    private static void assertRefused(String... spellings) {
        for (String json : spellings) {
            assertThatThrownBy(() -> CanonicalJson.parse(json.getBytes(UTF_8)))
                    .as(json)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refuses_an_escape_where_the_character_itself_is_the_spelling() {
        assertRefused("\"\\u0041\"", "\"\\/\"", "\"\\u00e9\"", "\"\\u007f\"", "\"\\u0020\"", "\"\\u4e2d\"");
        assertRefused("{\"\\u0061\":1}");
    }

    @Test
    void refuses_another_escape_than_the_one_of_rfc_8785() {
        assertRefused("\"\\u0008\"", "\"\\u0009\"", "\"\\u000a\"", "\"\\u000c\"", "\"\\u000d\"");
        assertRefused("\"\\u0022\"", "\"\\u005c\"", "\"\\u000F\"", "\"\\u001E\"", "\"\\U000f\"", "\"\\a\"", "\"\\'\"");
        assertRefused("\"\\u000", "\"\\u001\"", "\"\\u000g\"", "\"\\u002f\"", "\"\\", "\"\\u");
    }

    @Test
    void takes_every_escape_of_rfc_8785_among_other_text() {
        String json = "\"獬\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u000b\\u001f豸\ud83d\ude00\"";
        assertThat(CanonicalJson.parse(json.getBytes(UTF_8)))
                .isEqualTo("獬\"\\\b\t\n\f\r\u0000\u000b\u001f豸\ud83d\ude00");
    }

    @Test
    void refuses_control_characters_that_are_not_escaped() {
        for (char c = 0; c < ' '; c++) {
            assertRefused("\"" + c + "\"", "\"\\n" + c + "\"", "{\"" + c + "\":1}");
        }
    }

    @Test
    void refuses_surrogates_alone_or_as_escapes() {
        assertRefused("\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\udc00\"");
        byte[] loneSurrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        assertThatThrownBy(() -> CanonicalJson.parse(loneSurrogate)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refuses_bytes_that_are_no_utf_8_in_text_with_and_without_escapes() {
        for (String hex :
                List.of("22c022", "22c08022", "22ff22", "22e28222", "225c6ec022", "22c05c6e22", "ff", "7bff7d")) {
            assertThatThrownBy(
                            () -> CanonicalJson.parse(java.util.HexFormat.of().parseHex(hex)))
                    .as(hex)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refuses_members_out_of_order_or_twice() {
        assertRefused("{\"b\":1,\"a\":1}", "{\"a\":1,\"a\":1}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"A\":1}");
        assertRefused("{\"aa\":1,\"a\":1}", "{\"a\":1,\"\":1}", "{\"x\":{\"b\":1,\"a\":1}}", "[{\"a\":1,\"a\":1}]");
        // By UTF-16 units: in UTF-8 the emoji would come last.
        assertRefused("{\"\ufb33\":1,\"\ud83d\ude00\":1}");
        assertThat(CanonicalJson.parse("{\"\ud83d\ude00\":1,\"\ufb33\":1}".getBytes(UTF_8)))
                .isEqualTo(Map.of("\ud83d\ude00", 1L, "\ufb33", 1L));
    }

    @Test
    void refuses_whitespace_anywhere_but_in_strings() {
        String json = "{\"a\":[1,null],\"b\":\"c\"}";
        assertThat(CanonicalJson.parse(json.getBytes(UTF_8))).isNotNull();
        for (int at = 0; at <= json.length(); at++) {
            for (String space : List.of(" ", "\n", "\r", "\t")) {
                String spaced = json.substring(0, at) + space + json.substring(at);
                boolean inString =
                        space.equals(" ") && List.of(2, 3, 15, 16, 19, 20).contains(at);
                if (!inString) {
                    assertRefused(spaced);
                }
            }
        }
        assertRefused("\ufeff1");
    }

    @Test
    void refuses_any_other_spelling_of_a_number() {
        assertRefused("-0", "00", "01", "-01", "+1", "1.", "1.0", ".5", "1e3", "1E3", "1e0", "-", "--1", "0x1", "1_0");
        assertRefused("9007199254740992", "-9007199254740992", "99999999999999999999", "18446744073709551617", "NaN");
        assertThat(CanonicalJson.parse("[-9007199254740991,-1,0,1,9007199254740991]".getBytes(UTF_8)))
                .isEqualTo(List.of(-9_007_199_254_740_991L, -1L, 0L, 1L, 9_007_199_254_740_991L));
    }

    @Test
    void takes_as_many_levels_as_it_writes() {
        Object deepest = List.of();
        for (int i = 0; i < CanonicalJson.MAX_DEPTH; i++) {
            deepest = i % 2 == 0 ? List.of(deepest) : Map.of("a", deepest);
        }
        byte[] json = CanonicalJson.write(deepest);
        assertThat(CanonicalJson.parse(json)).isEqualTo(deepest);
        assertRefused("[" + new String(json, UTF_8) + "]", "{\"a\":" + new String(json, UTF_8) + "}");
    }

    @Property(tries = 2_000)
    void what_is_read_would_be_written_with_the_same_bytes(
            @ForAll("entries") String json, @ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int changes) {
        byte[] bytes = json.getBytes(UTF_8);
        for (int i = 0; i < changes; i++) {
            bytes = changed(bytes, random);
        }
        Object value;
        try {
            value = CanonicalJson.parse(bytes);
        } catch (MalformedException e) {
            return;
        }
        assertThat(CanonicalJson.write(value)).isEqualTo(bytes);
    }

    @Provide
    Arbitrary<String> entries() {
        return Arbitraries.of(
                "{\"a\":[1,\"\\u001f\\n\",{}],\"b\":{\"c\":null,\"d\":true},\"e\":-10}",
                "[\"獬豸\",\"\\\\\\\"\",0,-1,{\"\":\"\"},false]",
                "{\"1\":1,\"2\":[[[]]],\"\u00e9\":\"\ud83d\ude00\"}");
    }

    /** One byte more, less or other, most often one that JSON knows. */
    private static byte[] changed(byte[] bytes, Random random) {
        byte[] known = "{}[],:\"\\u0019abcdefnrt- .e+".getBytes(UTF_8);
        byte next = random.nextInt(8) == 0 ? (byte) random.nextInt(256) : known[random.nextInt(known.length)];
        int at = random.nextInt(bytes.length + 1);
        boolean drop = at < bytes.length && random.nextBoolean();
        boolean put = !drop || random.nextBoolean();
        ByteBuffer changed = ByteBuffer.allocate(bytes.length + (put ? 1 : 0) - (drop ? 1 : 0));
        changed.put(bytes, 0, at);
        if (put) {
            changed.put(next);
        }
        int rest = drop ? at + 1 : at;
        return changed.put(bytes, rest, bytes.length - rest).array();
    }

    @Test
    void error_message_does_not_repeat_the_entry() {
        assertThatThrownBy(() -> CanonicalJson.parse("{\"name\":\"secret\"".getBytes(UTF_8)))
                .isInstanceOf(MalformedException.class)
                .hasMessageNotContaining("secret");
    }
}
