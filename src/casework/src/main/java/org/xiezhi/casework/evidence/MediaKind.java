package org.xiezhi.casework.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a file is, told by its first bytes and never by what the client says. Any file is evidence; only these open in
 * the page.
 */
record MediaKind(String format, String mediaType, Preview preview) {

    /** How the page can show it. */
    enum Preview {
        PDF,
        PICTURE,
        VIDEO,
        AUDIO,
        TEXT,
        /** The text of a document, a table or slides (ISO/IEC 29500). */
        OFFICE,
        /** The text of an older document, table or slides (OLE2), which the extractor takes out. */
        OLD_OFFICE,
        /** A document that is longer than what is read for a page. */
        TOO_LARGE,
        NONE;

        /** Whether bytes of the original are read for it. */
        boolean opens() {
            return this != TOO_LARGE && this != NONE;
        }
    }

    /** As many first bytes as it takes to tell text from anything else. */
    static final int HEAD_BYTES = 512;

    private static final MediaKind TEXT = new MediaKind("TXT", "text/plain", Preview.TEXT);

    /** All begin as a ZIP does; the name says which, and the page looks inside before it shows anything. */
    private static final Map<String, MediaKind> OFFICE = Map.of(
            "DOCX", office("DOCX", "wordprocessingml.document"),
            "XLSX", office("XLSX", "spreadsheetml.sheet"),
            "PPTX", office("PPTX", "presentationml.presentation"));

    /** A page reads a document whole; who has a larger one exports it. In bytes. */
    private static final long LARGEST_DOCUMENT = 32L << 20;

    /** Which of them it is, or whether it is another file of this container, is told by what the file holds inside. */
    private static final MediaKind OLD_OFFICE = new MediaKind("OLE2", "application/x-ole-storage", Preview.OLD_OFFICE);

    private static final String UNKNOWN = "application/octet-stream";

    /**
     * Of items that were recorded before their container was known, the name alone says that they may be such files; the
     * last six are those of WPS.
     */
    private static final Set<String> OLD_FORMATS =
            Set.of("DOC", "DOT", "XLS", "XLT", "PPT", "POT", "PPS", "WPS", "WPT", "ET", "ETT", "DPS", "DPT");

    /** The extractor gets a document whole. In bytes. */
    static final long LARGEST_OLD_DOCUMENT = 64L << 20;

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};
    private static final byte DELETE = 0x7F;

    @SuppressWarnings("ArrayRecordComponent") // compared by content in one place only, never handed out
    private record Signature(int offset, byte[] bytes, MediaKind kind) {
        boolean matches(byte[] head) {
            return head.length >= offset + bytes.length
                    && Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            text(0, "%PDF-", "PDF", "application/pdf", Preview.PDF),
            hex(0, new int[] {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, "PNG", "image/png", Preview.PICTURE),
            hex(0, new int[] {0xFF, 0xD8, 0xFF}, "JPEG", "image/jpeg", Preview.PICTURE),
            text(0, "GIF87a", "GIF", "image/gif", Preview.PICTURE),
            text(0, "GIF89a", "GIF", "image/gif", Preview.PICTURE),
            text(8, "WEBP", "WebP", "image/webp", Preview.PICTURE),
            hex(0, new int[] {0x1A, 0x45, 0xDF, 0xA3}, "WebM", "video/webm", Preview.VIDEO),
            // Pictures and sound in the same container as MP4; what phones make. Browsers do not show HEIC.
            text(4, "ftypheic", "HEIC", "image/heic", Preview.NONE),
            text(4, "ftypheix", "HEIC", "image/heic", Preview.NONE),
            text(4, "ftypmif1", "HEIF", "image/heif", Preview.NONE),
            text(4, "ftypavif", "AVIF", "image/avif", Preview.PICTURE),
            text(4, "ftypM4A ", "M4A", "audio/mp4", Preview.AUDIO),
            text(4, "ftyp", "MP4", "video/mp4", Preview.VIDEO),
            text(0, "OggS", "Ogg", "audio/ogg", Preview.AUDIO),
            text(8, "WAVE", "WAV", "audio/wav", Preview.AUDIO),
            text(0, "ID3", "MP3", "audio/mpeg", Preview.AUDIO));

    private static MediaKind office(String format, String type) {
        return new MediaKind(format, "application/vnd.openxmlformats-officedocument." + type, Preview.OFFICE);
    }

    private static Signature text(int offset, String magic, String format, String type, Preview preview) {
        return new Signature(offset, magic.getBytes(StandardCharsets.US_ASCII), new MediaKind(format, type, preview));
    }

    private static Signature hex(int offset, int[] magic, String format, String type, Preview preview) {
        byte[] bytes = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            bytes[i] = (byte) magic[i];
        }
        return new Signature(offset, bytes, new MediaKind(format, type, preview));
    }

    /** The kind of a file that begins with these bytes; an unknown one is named by its extension. */
    static MediaKind of(byte[] head, String fileName) {
        return SIGNATURES.stream()
                .filter(signature -> signature.matches(head))
                .findFirst()
                .map(Signature::kind)
                .orElseGet(() -> unsigned(head, extension(fileName)));
    }

    private static MediaKind unsigned(byte[] head, String extension) {
        if (begins(head, ZIP)) {
            MediaKind document = OFFICE.get(extension);
            if (document != null) {
                return document;
            }
        }
        if (begins(head, OLE2)) {
            return new MediaKind(
                    extension.equals("?") ? OLD_OFFICE.format() : extension,
                    OLD_OFFICE.mediaType(),
                    OLD_OFFICE.preview());
        }
        return isText(head)
                ? new MediaKind(extension.equals("?") ? TEXT.format() : extension, TEXT.mediaType(), TEXT.preview())
                : new MediaKind(extension, UNKNOWN, Preview.NONE);
    }

    private static boolean begins(byte[] head, byte[] with) {
        return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
    }

    /** Text of whatever encoding: no control character but those that end lines or set tabs, or a mark of UTF-16. */
    private static boolean isText(byte[] head) {
        if (begins(head, UTF_16_LITTLE) || begins(head, UTF_16_BIG)) {
            return true;
        }
        for (byte one : head) {
            boolean control = one >= 0 && one < ' ' && "\t\n\r\f".indexOf(one) < 0;
            if (control || one == DELETE) {
                return false;
            }
        }
        return head.length > 0;
    }

    private static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? "" : fileName.substring(dot + 1);
        return extension.matches("[A-Za-z0-9]{1,10}") ? extension.toUpperCase(Locale.ROOT) : "?";
    }

    /** How a file of this type, format and size is shown. */
    static Preview previewOf(String mediaType, String format, long size) {
        Preview preview =
                mediaType.equals(UNKNOWN) && OLD_FORMATS.contains(format) ? Preview.OLD_OFFICE : previewOf(mediaType);
        return switch (preview) {
            case OFFICE -> size > LARGEST_DOCUMENT ? Preview.TOO_LARGE : preview;
            case OLD_OFFICE -> size > LARGEST_OLD_DOCUMENT ? Preview.TOO_LARGE : preview;
            default -> preview;
        };
    }

    private static Preview previewOf(String mediaType) {
        return Stream.of(
                        SIGNATURES.stream().map(Signature::kind), OFFICE.values().stream(), Stream.of(TEXT, OLD_OFFICE))
                .flatMap(Function.identity())
                .filter(kind -> kind.mediaType().equals(mediaType))
                .map(MediaKind::preview)
                .findFirst()
                .orElse(Preview.NONE);
    }
}
