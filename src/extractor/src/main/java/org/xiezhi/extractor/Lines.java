package org.xiezhi.extractor;

import java.util.List;

/**
 * The text as it is found, within the limits that the page has for newer office files too ({@code text-preview.js}); held
 * in memory until the reading ended, so that a wrong beginning can be taken back.
 */
final class Lines {

    /** What lies beside the main text. */
    enum Aside {
        TEXT_BOXES,
        FOOTNOTES,
        ENDNOTES,
        COMMENTS,
        HEADERS,
        NOTES
    }

    /** Paragraphs, headings and tables. */
    static final int MOST_BLOCKS = 5000;

    static final int MOST_ROWS = 2000;
    static final int MOST_COLUMNS = 100;

    /** In all tables, with those that only fill a row up: a page with more of them is no longer scrolled. */
    static final int MOST_CELLS = 200_000;

    /** A thick book has one million. */
    static final int MOST_CHARACTERS = 2_000_000;

    private final StringBuilder text = new StringBuilder();
    private int blocks;
    private int rows;
    private int widest;
    private int cells;
    private boolean cut;

    void heading(String name) {
        block('H', clean(name));
    }

    void aside(Aside what) {
        block('S', what.name());
    }

    /** One that has no text is left out. */
    void paragraph(String content) {
        String cleaned = clean(content).strip();
        if (!cleaned.isEmpty()) {
            block('P', cleaned);
        }
    }

    void table() {
        block('T', "");
        rows = 0;
        widest = 0;
    }

    /** The next row of the table that was begun last; rows and columns over the limits are left out. */
    void row(List<String> content) {
        if (rows >= MOST_ROWS) {
            cut = true;
            return;
        }
        List<String> shown = content;
        if (content.size() > MOST_COLUMNS) {
            cut = true;
            shown = content.subList(0, MOST_COLUMNS);
        }
        countCells(shown.size());
        StringBuilder line = new StringBuilder("R");
        shown.forEach(cell -> line.append('\t').append(escaped(clean(cell).strip())));
        append(line);
        rows++;
    }

    /** The page fills each row up to the widest of its table. */
    private void countCells(int columns) {
        int more = columns > widest ? columns + (columns - widest) * rows : widest;
        if (cells + more > MOST_CELLS) {
            throw new EnoughException("cells");
        }
        cells += more;
        widest = Math.max(widest, columns);
    }

    private void block(char kind, String content) {
        if (blocks >= MOST_BLOCKS) {
            throw new EnoughException("blocks");
        }
        append(new StringBuilder().append(kind).append('\t').append(escaped(content)));
        blocks++;
    }

    private void append(StringBuilder line) {
        if (text.length() + line.length() > MOST_CHARACTERS) {
            throw new EnoughException("characters");
        }
        text.append(line).append('\n');
    }

    /** Something was left out that no exception tells of. */
    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    /** Where it stands, for {@link #backTo}. */
    record Mark(int length, int blocks, int cells) {}

    Mark mark() {
        return new Mark(text.length(), blocks, cells);
    }

    /** Takes back what came after the mark. */
    void backTo(Mark mark) {
        text.setLength(mark.length());
        blocks = mark.blocks();
        cells = mark.cells();
    }

    /** The answer of the process. */
    String end(Outcome outcome) {
        return text + "=\t" + outcome.name() + "\n";
    }

    /**
     * Without the characters that mean something to the old programs only (ECMA-376 has elements for them): ends of lines
     * and pages in all their forms become one, a hyphen that must not break becomes one, the rest goes.
     */
    private static String clean(String content) {
        StringBuilder cleaned = new StringBuilder(content.length());
        content.replace("\r\n", "\n").codePoints().forEach(one -> {
            if (one == '\r' || one == '\n' || one == 0x0B || one == 0x0C || one == 0x85 || one == 0x2028) {
                cleaned.append('\n');
            } else if (one == 0x1E) {
                cleaned.append('-');
            } else if (one == '\t' || !(Character.isISOControl(one) || isLoneSurrogate(one))) {
                cleaned.appendCodePoint(one);
            }
        });
        return cleaned.toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String escaped(String content) {
        return content.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
