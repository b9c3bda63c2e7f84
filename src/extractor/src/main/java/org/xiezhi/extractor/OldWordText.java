package org.xiezhi.extractor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.common.usermodel.fonts.FontCharset;
import org.apache.poi.hwpf.HWPFOldDocument;
import org.apache.poi.hwpf.model.FibBase;
import org.apache.poi.hwpf.model.OldFontTable;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.util.LittleEndian;
import org.apache.poi.util.StringUtil;

/**
 * Documents of Word 6 and 95, whose text is of the code page that their fonts name. The library counts each byte of such a
 * text as a character and falls back to western text when the two numbers differ, so the bytes are decoded here; only of
 * a document that was saved in pieces it knows where they lie.
 */
final class OldWordText {

    /** In front of the file, as the first word of its header. */
    private static final short WORD_6 = (short) 0xA5DC;

    /** Where the header says where the fonts are, and how many bytes they take. */
    private static final int FONTS_AT = 0xD0;

    private static final int FONTS_LENGTH = 0xD4;

    /** Those that say nothing of a code page. */
    private static final List<FontCharset> UNTOLD = List.of(FontCharset.ANSI, FontCharset.DEFAULT, FontCharset.SYMBOL);

    /** Holds GBK and GB 2312. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    private OldWordText() {}

    static Stream<String> read(DirectoryNode root) throws IOException {
        byte[] main;
        try (InputStream stream = root.createDocumentInputStream(root.getEntryCaseInsensitive("WordDocument"))) {
            main = stream.readAllBytes();
        }
        FibBase header = new FibBase(main, 0);
        if (header.getWIdent() != WORD_6) {
            throw new IOException("no document of Word 6");
        }
        if (header.isFComplex()) {
            try (HWPFOldDocument document = new HWPFOldDocument(root)) {
                return WordText.paragraphs(document.getText().toString());
            }
        }
        byte[] text = Arrays.copyOfRange(
                main, Math.min(main.length, header.getFcMin()), Math.min(main.length, header.getFcMac()));
        return WordText.paragraphs(decoded(text, named(main)));
    }

    private static Charset named(byte[] main) {
        OldFontTable fonts =
                new OldFontTable(main, LittleEndian.getInt(main, FONTS_AT), LittleEndian.getInt(main, FONTS_LENGTH));
        return Arrays.stream(fonts.getFontNames())
                .map(font -> FontCharset.valueOf(font.getChs() & 0xFF))
                .filter(told -> told != null && told.getCharset() != null && !UNTOLD.contains(told))
                .map(FontCharset::getCharset)
                .findFirst()
                .orElse(StringUtil.WIN_1252);
    }

    /** Fonts of Chinese may be missing, or be named as western ones. */
    private static String decoded(byte[] text, Charset named) {
        if (named.equals(StringUtil.WIN_1252)) {
            try {
                return CHINESE.newDecoder().decode(ByteBuffer.wrap(text)).toString();
            } catch (CharacterCodingException e) {
                return new String(text, named);
            }
        }
        return new String(text, named);
    }
}
