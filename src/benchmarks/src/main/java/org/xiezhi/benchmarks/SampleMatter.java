package org.xiezhi.benchmarks;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matter that takes evidence, led there by the people of the demo through the product's own pages.
 *
 * @param id of the matter
 * @param clue address of its clue
 */
record SampleMatter(String id, String clue) {

    /** One of its two handlers; who adds evidence. */
    static final String HANDLER = "chen.inspector";

    /** The head of its room, who reads the same pages. */
    static final String HEAD = "he.head";

    private static final Pattern LINK = Pattern.compile("href=\"(/approval/decide\\.xhtml\\?id=[^\"&]+)");
    private static final Pattern ADDING = Pattern.compile("/evidence/add\\.xhtml\\?matter=([0-9a-f-]+)");

    static SampleMatter in(RunningProduct product) throws IOException, InterruptedException {
        String clue = register(Visitor.signIn(product, "an.supervision"));
        assign(Visitor.signIn(product, "zhao.chief"));
        Visitor head = Visitor.signIn(product, HEAD);
        Form handlers = Form.of(head.open(clue), "name_handlers").tick("handlers", "陈思远", "林晓𬱖");
        head.submit(clue, handlers.pressing("name_handlers_now"));
        String page = Visitor.signIn(product, HANDLER).open(clue);
        return new SampleMatter(found(ADDING, page), clue);
    }

    private static String register(Visitor visitor) throws IOException, InterruptedException {
        String path = "/clue/register.xhtml";
        Form form = Form.of(visitor.open(path), "register")
                .choose("source", 1)
                .choose("label", 1)
                .choose("domain", 1)
                .choose("room", 1)
                .set("secretLevel", "INTERNAL")
                .set("rankCategory", "D")
                .set("received_input", "2026-01-31")
                .set("personName", "王某")
                .set("personUnit", "某镇人民政府")
                .set("personPost", "民政办主任")
                .set("amount", "12660.00")
                .set("allegation", "虚报冒领低保金");
        return pathOf(visitor.submit(path, form.pressing("submit")));
    }

    private static void assign(Visitor chief) throws IOException, InterruptedException {
        String proposal = found(LINK, chief.open("/approval/inbox.xhtml"));
        chief.submit(proposal, Form.of(chief.open(proposal), "decide").pressing("agree"));
    }

    private static String pathOf(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("expected " + pattern + ", found none in: " + page);
        }
        return matcher.group(1);
    }
}
