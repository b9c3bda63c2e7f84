package org.xiezhi.casework.shared;

import java.util.regex.Pattern;

/**
 * Control characters made visible: each becomes its picture of the block U+2400 (␀ … ␡), and what is no character at all
 * becomes U+FFFD. {@link InputCheck} refuses the pictures as well, so that a text that comes back with them is not taken
 * for what somebody wrote.
 */
public final class ControlPictures {

    /** What stands for something else. */
    static final Pattern PICTURE = Pattern.compile("[\\u2400-\\u2421\\uFFFD]");

    private ControlPictures() {}

    /** The text with nothing in it that XML could not carry; of the same length in code points. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(ControlPictures::picture).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static int picture(int character) {
        if (character == '\t' || character == '\n' || character == '\r') {
            return character;
        }
        if (character < 0x20) {
            return 0x2400 + character;
        }
        if (character == 0x7F) {
            return 0x2421;
        }
        boolean none = Character.getType(character) == Character.SURROGATE || (character & 0xFFFE) == 0xFFFE;
        return none ? 0xFFFD : character;
    }
}
