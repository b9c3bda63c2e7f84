package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FormTest {

    private static final String PAGE = """
            <form id="other" name="other"><input type="hidden" name="far" value="1" /></form>
            <form id="add" name="add" method="post">
              <input type="hidden" name="add" value="add" />
              <input id="name" name="name" type="text" value="A &amp; B" />
              <select id="kind" name="kind"><option value="">choose</option><option value="X">x</option>
                <option value="Y" selected="selected">y</option></select>
              <textarea id="note" name="note" rows="3">
            one &lt; two</textarea>
              <input type="checkbox" id="who:0" name="who" value="7" /><label for="who:0"> 陈某</label>
              <input type="checkbox" id="who:1" name="who" value="8" /><label for="who:1"> 林某</label>
              <button id="submit" name="submit" type="submit">go</button>
            </form>
            """;

    private static Form form() {
        return Form.of(PAGE, "add");
    }

    @Test
    void sends_what_stands_in_its_fields_and_the_button_that_was_pressed() {
        assertThat(form().pressing("submit")).isEqualTo("add=add&name=A+%26+B&kind=Y&note=one+%3C+two&submit=");
    }

    @Test
    void sends_what_was_typed_chosen_and_ticked() {
        String sent = form().set("name", "=")
                .choose("kind", 1)
                .tick("who", "林某", "陈某")
                .pressing("submit");
        assertThat(sent.split("&")).contains("name=%3D", "kind=X", "who=8", "who=7");
    }

    @Test
    void refuses_what_is_not_there() {
        assertThatThrownBy(() -> Form.of(PAGE, "none")).hasMessageContaining("form none");
        assertThatThrownBy(() -> form().set("far", "2")).hasMessageContaining("field far");
        assertThatThrownBy(() -> form().choose("kind", 3)).hasMessageContaining("list kind");
        assertThatThrownBy(() -> form().tick("who", "张某")).hasMessageContaining("box 张某");
    }
}
