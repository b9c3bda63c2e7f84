package org.xiezhi.casework.evidence;

import java.time.LocalDate;
import org.xiezhi.vault.field.FieldCipher;

/** The texts of a thing, opened: what a custodian checks the thing against. */
public record ThingCard(
        int item,
        String kind,
        String name,
        String quantity,
        String features,
        String seal,
        LocalDate collected,
        String place,
        String holder) {

    /** Opens them with the cipher of their matter. */
    public static ThingCard open(Evidence evidence, Thing thing, FieldCipher cipher) {
        ItemTexts texts = ItemTexts.open(evidence, cipher);
        return new ThingCard(
                evidence.item(),
                evidence.kind(),
                texts.name(),
                text(thing, SealedText.QUANTITY, cipher),
                text(thing, SealedText.FEATURES, cipher),
                text(thing, SealedText.SEAL, cipher),
                evidence.collected(),
                texts.place(),
                texts.holder());
    }

    private static String text(Thing thing, SealedText which, FieldCipher cipher) {
        return cipher.open(which.of(thing.id()), thing.sealed(which));
    }
}
