package org.xiezhi.casework.evidence;

import org.xiezhi.vault.field.FieldCipher;

/** The texts that every item has, a file or a thing, opened. */
public record ItemTexts(String name, String place, String holder, String note) {

    /** Opens them with the cipher of their matter. */
    public static ItemTexts open(Evidence evidence, FieldCipher cipher) {
        return new ItemTexts(
                name(evidence, cipher),
                text(evidence, SealedText.PLACE, cipher),
                text(evidence, SealedText.HOLDER, cipher),
                text(evidence, SealedText.NOTE, cipher));
    }

    /** The name alone, for a list. */
    static String name(Evidence evidence, FieldCipher cipher) {
        return text(evidence, SealedText.NAME, cipher);
    }

    private static String text(Evidence evidence, SealedText which, FieldCipher cipher) {
        return cipher.open(which.of(evidence.id()), evidence.sealed(which));
    }
}
