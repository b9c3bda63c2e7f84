package org.xiezhi.extractor;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.TextObjectRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.jspecify.annotations.Nullable;
import org.xiezhi.extractor.Lines.Aside;

/**
 * Sheets of Excel 97 to 2003 and WPS, record by record: a book is never built in memory, however many cells it claims to
 * have. Values as the book formats them; days as in the preview of newer tables.
 */
final class SheetText implements HSSFListener {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** ECMA-376 18.8.30, with those of Chinese; the numbers are those of the older format. */
    private static final int[] DAYS_BUILT_IN = {14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58};

    private static final int FIRST_OWN_FORMAT = 59;

    /** 9999-12-31. */
    private static final int LAST_DAY = 2_958_465;

    private final Lines lines;
    private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(record -> {}, Locale.CHINA);
    private final DataFormatter formatter = new DataFormatter(Locale.CHINA);
    private final List<BoundSheetRecord> sheets = new ArrayList<>();

    /** In the order in which their substreams come. */
    private BoundSheetRecord[] ordered = {};

    private @Nullable SSTRecord shared;
    private boolean since1904;

    /** How many substreams are open: a sheet may hold those of its charts. */
    private int depth;

    /** Substreams at the top: the first holds what the book has in common. */
    private int begun;

    private final SortedMap<Integer, SortedMap<Integer, String>> rows = new TreeMap<>();
    private final List<String> boxes = new ArrayList<>();

    /** Of which the text is in the record that follows. */
    private @Nullable FormulaRecord asked;

    SheetText(Lines lines) {
        this.lines = lines;
    }

    Outcome read(DirectoryNode root) throws IOException {
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(this);
        new HSSFEventFactory().processWorkbookEvents(request, root);
        boolean cutOff = depth > 0 || begun == 0 || begun <= ordered.length;
        show();
        return cutOff ? Outcome.DAMAGED : Outcome.WHOLE;
    }

    @Override
    public void processRecord(Record record) {
        formats.processRecordInternally(record);
        if (record instanceof BOFRecord) {
            begins();
        } else if (record instanceof EOFRecord) {
            depth--;
            if (depth == 0) {
                show();
            }
        } else if (record instanceof BoundSheetRecord sheet) {
            sheets.add(sheet);
        } else if (record instanceof SSTRecord strings) {
            shared = strings;
        } else if (record instanceof DateWindow1904Record window) {
            since1904 = window.getWindowing() == 1;
        } else if (record instanceof TextObjectRecord box) {
            box(box);
        } else if (depth == 1 && begun > 1) {
            cell(record);
        }
    }

    private void begins() {
        if (depth == 0) {
            if (begun > 0) {
                if (begun == 1) {
                    ordered = BoundSheetRecord.orderByBofPosition(sheets);
                }
                lines.heading(begun <= ordered.length ? ordered[begun - 1].getSheetname() : "?");
            }
            begun++;
        }
        depth++;
    }

    private void show() {
        if (!rows.isEmpty()) {
            lines.table();
            rows.values().forEach(row -> lines.row(filled(row)));
            rows.clear();
        }
        if (!boxes.isEmpty()) {
            lines.aside(Aside.TEXT_BOXES);
            boxes.forEach(lines::paragraph);
            boxes.clear();
        }
        asked = null;
    }

    private static List<String> filled(SortedMap<Integer, String> row) {
        List<String> cells = new ArrayList<>();
        row.forEach((column, text) -> {
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(text);
        });
        return cells;
    }

    private void box(TextObjectRecord box) {
        if (boxes.size() >= Lines.MOST_BLOCKS) {
            lines.cut();
        } else if (box.getStr() != null && !box.getStr().getString().isBlank()) {
            boxes.add(box.getStr().getString());
        }
    }

    private void cell(Record record) {
        if (record instanceof StringRecord text) {
            if (asked != null) {
                put(asked, text::getString);
            }
        } else if (record instanceof LabelSSTRecord label) {
            put(label, () -> shared(label.getSSTIndex()));
        } else if (record instanceof LabelRecord label) {
            put(label, label::getValue);
        } else if (record instanceof NumberRecord number) {
            put(number, () -> number(number, number.getValue()));
        } else if (record instanceof BoolErrRecord told) {
            put(told, () -> told.isBoolean() ? truth(told.getBooleanValue()) : error(told.getErrorValue()));
        } else if (record instanceof FormulaRecord formula) {
            result(formula);
            return;
        } else {
            return;
        }
        asked = null;
    }

    private void result(FormulaRecord formula) {
        CellType type = formula.getCachedResultTypeEnum();
        asked = type == CellType.STRING ? formula : null;
        switch (type) {
            case NUMERIC -> put(formula, () -> number(formula, formula.getValue()));
            case BOOLEAN -> put(formula, () -> truth(formula.getCachedBooleanValue()));
            case ERROR -> put(formula, () -> error(formula.getCachedErrorValue()));
            default -> {}
        }
    }

    private String shared(int index) {
        SSTRecord strings = shared;
        return strings == null || index < 0 || index >= strings.getNumUniqueStrings()
                ? ""
                : strings.getString(index).getString();
    }

    private static String truth(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#?";
    }

    /** What is not shown is not formatted either: of millions of cells, that would be the time. */
    private void put(CellValueRecordInterface cell, Supplier<String> content) {
        SortedMap<Integer, String> row = rows.get(cell.getRow());
        int column = cell.getColumn();
        if ((row == null && rows.size() >= Lines.MOST_ROWS) || column < 0 || column >= Lines.MOST_COLUMNS) {
            lines.cut();
            return;
        }
        String text = content.get();
        if (text.isEmpty()) {
            return;
        }
        if (row == null) {
            row = new TreeMap<>();
            rows.put(cell.getRow(), row);
        }
        row.put(column, text);
    }

    private String number(CellValueRecordInterface cell, double value) {
        try {
            int format = formats.getFormatIndex(cell);
            String pattern = formats.getFormatString(cell);
            if (isDay(format, pattern == null ? "" : pattern)) {
                return day(value);
            }
            if (pattern != null) {
                return formatter.formatRawCellContents(value, format, pattern, since1904);
            }
        } catch (RuntimeException e) {
            // A format that nobody understands leaves the number itself.
            return NumberToTextConverter.toText(value);
        }
        return NumberToTextConverter.toText(value);
    }

    /** A telephone number in a cell for days is no day. */
    private String day(double value) {
        LocalDateTime moment =
                value > 0 && value <= LAST_DAY ? DateUtil.getLocalDateTime(value, since1904, true) : null;
        return moment == null
                ? NumberToTextConverter.toText(value)
                : (value == Math.rint(value) ? DAY : MOMENT).format(moment);
    }

    /** Formats with a day in them: built in, or of one's own. */
    private static boolean isDay(int format, String pattern) {
        boolean builtIn = IntStream.of(DAYS_BUILT_IN).anyMatch(day -> day == format);
        if (builtIn || format < FIRST_OWN_FORMAT) {
            return builtIn;
        }
        return DateUtil.isADateFormat(format, pattern)
                && pattern.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "").matches("(?s).*[yYdD年日].*");
    }
}
