package org.xiezhi.acceptance.journey;

import com.microsoft.playwright.Page;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a script of the page gets for an answer, with the cookies of whoever is signed in. */
record Answer(int status, Map<?, ?> headers, String encodedBody) {

    private static final String ASK = """
            async ([method, address, headers]) => {
              const answer = await fetch(address, { method, headers, redirect: 'manual' });
              const bytes = new Uint8Array(await answer.arrayBuffer());
              let text = '';
              for (const value of bytes) { text += String.fromCharCode(value); }
              return { status: answer.status, headers: Object.fromEntries(answer.headers), body: btoa(text) };
            }""";

    static Answer to(Page page, String method, String address, Map<String, String> headers) {
        Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(page.evaluate(ASK, List.of(method, address, headers)));
        return new Answer(((Number) part(answer, "status")).intValue(), (Map<?, ?>) part(answer, "headers"), (String)
                part(answer, "body"));
    }

    private static Object part(Map<?, ?> answer, String name) {
        return Objects.requireNonNull(answer.get(name), name);
    }

    byte[] body() {
        return Base64.getDecoder().decode(encodedBody);
    }

    /** The value of a header; the text "null" without it. */
    String header(String name) {
        return String.valueOf(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
