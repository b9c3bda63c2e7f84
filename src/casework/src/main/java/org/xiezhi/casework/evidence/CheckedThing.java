package org.xiezhi.casework.evidence;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.vault.field.FieldCipher;

/** What only a thing has, checked and sealed. */
record CheckedThing(Map<SealedText, byte[]> texts) {

    private static final int LONGEST_QUANTITY = 60;
    private static final int LONGEST_FEATURES = 1_000;
    private static final int LONGEST_SEAL = 60;

    byte[] sealed(SealedText text) {
        return Objects.requireNonNull(texts.get(text), "every text is sealed, the empty one too");
    }

    /** Leaves the end of the check to the fields of the record. */
    static CheckedThing of(InputCheck check, ThingForm form, UUID evidence, FieldCipher cipher) {
        String quantity = check.required("quantity", form.quantity(), LONGEST_QUANTITY);
        String features = check.required("features", form.features(), LONGEST_FEATURES);
        String seal = check.optional("seal", form.seal(), LONGEST_SEAL);
        return new CheckedThing(Map.of(
                SealedText.QUANTITY, cipher.seal(SealedText.QUANTITY.of(evidence), quantity),
                SealedText.FEATURES, cipher.seal(SealedText.FEATURES.of(evidence), features),
                SealedText.SEAL, cipher.seal(SealedText.SEAL.of(evidence), seal)));
    }
}
