package org.xiezhi.casework.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.UUID;
import org.xiezhi.casework.evidence.TheVault;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.field.FieldContext;
import org.xiezhi.vault.key.AccountKey;

/**
 * Drafts hold what is sealed once it is recorded: names, places, holders, reporters. So they stand sealed too, under a key
 * of their account: {@code sealed:<version of the unit key>:<Base64>}.
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

    /** How what is sealed under the current unit key begins. */
    public String current() {
        return SEALED + vault.unitKeys().currentVersion() + ":";
    }

    /** Whether it is one of the first versions of the product, which kept drafts as JSON in clear. */
    public boolean isInClear(Draft draft) {
        return !draft.content().startsWith(SEALED);
    }

    /**
     * As it was typed.
     *
     * @throws IntegrityException if it is not sealed, or for another draft: somebody wrote it past the product
     */
    public String open(Draft draft) {
        String stored = draft.content();
        if (isInClear(draft)) {
            throw new IntegrityException("draft " + draft.id() + " is not sealed");
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
