package org.xiezhi.procedure;

import java.util.regex.Pattern;

/** An article of a legal text in one version; the version is part of it because revisions renumber. */
public record Article(String text, String version, String number) {

    private static final Pattern TEXT = Pattern.compile("[A-Z]+[0-9]*");
    private static final Pattern VERSION = Pattern.compile("[0-9]{4}");
    // A range such as 97-119 stands for consecutive articles, 14(2) for a paragraph.
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(-[0-9]+)?(\\([0-9]+\\))?");

    public Article {
        require(TEXT, text, "the code of a text such as GZ");
        require(VERSION, version, "a version such as 2019");
        require(NUMBER, number, "an article number such as 38, 97-119 or 14(2)");
    }

    private static void require(Pattern pattern, String value, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("expected " + expected + ", found '" + value + "'");
        }
    }

    /** The short citation, such as {@code GZ(2019) 38}. */
    public String cite() {
        return text + "(" + version + ") " + number;
    }
}
