package org.xiezhi.casework.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.UUID;
import org.xiezhi.casework.evidence.TheVault;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.field.FieldContext;
import org.xiezhi.vault.key.AccountKey;

/**
 * Drafts hold what is sealed once it is recorded: names, places, holders, reporters. So they stand sealed too, under a key
 * of their account: {@code sealed:<version of the unit key>:<Base64>}. Drafts of the first versions of the product are JSON
 * in clear; each is sealed when it is saved next.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class DraftTexts {

    private static final String SEALED = "sealed:";

    @Inject
    private TheVault vault;

    /** As it is stored. */
    public String seal(UUID draft, UUID account, String json) {
        try (AccountKey key = vault.unitKeys().accountKey(account);
                FieldCipher cipher = new FieldCipher(key, vault.random())) {
            // Half a surrogate pair, which no field takes, must not keep the rest of a draft from being kept.
            String wellFormed = new String(json.getBytes(UTF_8), UTF_8);
            byte[] box = cipher.seal(context(draft), wellFormed);
            return SEALED + key.version() + ":" + Base64.getEncoder().encodeToString(box);
        }
    }

    /** As it was typed. */
    public String open(Draft draft) {
        String stored = draft.content();
        if (!stored.startsWith(SEALED)) {
            return stored;
        }
        int end = stored.indexOf(':', SEALED.length());
        int version = Integer.parseInt(stored.substring(SEALED.length(), end));
        try (AccountKey key = vault.unitKeys().accountKey(draft.account(), version);
                FieldCipher cipher = new FieldCipher(key, vault.random())) {
            return cipher.open(context(draft.id()), Base64.getDecoder().decode(stored.substring(end + 1)));
        }
    }

    private static FieldContext context(UUID draft) {
        return new FieldContext("draft", "content", draft);
    }
}
