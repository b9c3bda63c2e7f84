package org.xiezhi.workbench.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.workbench.paper.Sheet;

/** Writes the entries of an export as a table; all but the paper in memory that does not grow with them. */
final class TrailPress {

    /** Excel takes a file without it for one of the system's code page. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Where a cell that begins so would be computed instead of shown, by Excel and its like. */
    private static final String FORMULA = "=+-@\t\r";

    private static final int SHEET_FLUSH = 500;

    private static final int[] WIDTHS = {14, 11, 16, 9, 42, 8};

    private final TrailTable table;
    private final Function<Optional<Entry>, List<Entry>> pages;

    /** @param pages gives the entries behind one, some at a time, and none at the end */
    TrailPress(TrailTable table, Function<Optional<Entry>, List<Entry>> pages) {
        this.table = table;
        this.pages = pages;
    }

    /** What is done with an entry. */
    @FunctionalInterface
    private interface Line {
        void write(Entry entry) throws IOException;
    }

    private long each(Line line) throws IOException {
        long count = 0;
        List<Entry> page = pages.apply(Optional.empty());
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                line.write(entry);
                count++;
            }
            page = pages.apply(Optional.of(page.get(page.size() - 1)));
        }
        return count;
    }

    /** RFC 4180 in UTF-8, for people who open it with a spreadsheet; returns how many entries it wrote. */
    long csv(OutputStream target) throws IOException {
        Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(table.head());
        long count = each(entry -> printer.printRecord(
                table.row(entry).stream().map(TrailPress::harmless).toList()));
        printer.flush();
        return count;
    }

    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** A workbook of one sheet; every cell is text, which nothing computes. */
    long xlsx(OutputStream target, String name) throws IOException {
        try (Workbook workbook = new Workbook(target, "Xiezhi", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            List<String> head = table.head();
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            int[] row = {0};
            return each(entry -> {
                row[0]++;
                List<String> cells = table.row(entry);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.inlineString(row[0], column, cells.get(column));
                }
                if (row[0] % SHEET_FLUSH == 0) {
                    sheet.flush();
                }
            });
        }
    }

    /** The rows on paper, behind what stands on its first page. */
    long pdf(Sheet sheet) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        long count = each(entry -> rows.add(table.narrowRow(entry)));
        sheet.table(table.narrowHead(), WIDTHS, rows);
        return count;
    }
}
