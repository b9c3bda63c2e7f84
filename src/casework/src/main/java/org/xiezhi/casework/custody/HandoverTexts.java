package org.xiezhi.casework.custody;

import java.util.Map;
import java.util.UUID;
import org.xiezhi.vault.field.FieldCipher;

/** What somebody has typed about a handover, sealed when its row is known; what he did not type is the empty text. */
record HandoverTexts(Map<HandoverText, String> typed, FieldCipher cipher) {

    byte[] seal(HandoverText which, UUID handover) {
        return cipher.seal(which.of(handover), typed.getOrDefault(which, ""));
    }
}
