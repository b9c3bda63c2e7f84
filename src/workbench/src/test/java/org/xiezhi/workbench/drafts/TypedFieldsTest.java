package org.xiezhi.workbench.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedFieldsTest {

    private static Map<String, String[]> posted(String form) {
        Map<String, String[]> posted = new HashMap<>();
        posted.put(TypedFields.FORM_FIELD, new String[] {form});
        return posted;
    }

    @Test
    void keeps_what_was_typed_rare_hanzi_and_script_included() {
        Map<String, String[]> posted = posted("clue/register");
        posted.put("person", new String[] {"欧阳𠮷 </script>\"\n"});
        posted.put("labels", new String[] {"A", "B"});
        assertThat(TypedFields.of(posted))
                .contains(new TypedFields(
                        "clue/register", "{\"labels\":[\"A\",\"B\"],\"person\":[\"欧阳𠮷 </script>\\\"\\n\"]}"));
    }

    @Test
    void never_keeps_passwords_and_the_state_of_the_page() {
        Map<String, String[]> posted = posted("casefile/propose:01935a8f-0000-7000-8000-00000000002a");
        for (String name :
                new String[] {"password", "oldPassword", "jakarta.faces.ViewState", "primefaces.nonce", "x_at"}) {
            posted.put(name, new String[] {"secret"});
        }
        assertThat(TypedFields.of(posted)).get().extracting(TypedFields::json).isEqualTo("{}");
    }

    @Test
    void keeps_nothing_of_a_form_that_did_not_ask_for_it() {
        assertThat(TypedFields.of(Map.of("person", new String[] {"x"}))).isEmpty();
        assertThat(TypedFields.of(posted("../../etc"))).isEmpty();
    }

    @Test
    void keeps_nothing_that_is_too_large_to_be_typed() {
        Map<String, String[]> posted = posted("clue/register");
        posted.put("allegation", new String[] {"字".repeat(300_000)});
        assertThat(TypedFields.of(posted)).isEmpty();
    }

    @Test
    void refuses_a_form_name_that_is_none() {
        assertThatThrownBy(() -> new TypedFields("register", "{}")).hasMessageContaining("found register");
    }
}
