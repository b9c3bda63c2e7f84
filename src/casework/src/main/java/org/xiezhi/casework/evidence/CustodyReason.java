package org.xiezhi.casework.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.vault.field.FieldCipher;
import org.xiezhi.vault.field.FieldContext;

/** Why a handling was needed, sealed; bears the id of the link of custody. */
@Entity
@Table(name = "custody_reason")
public class CustodyReason {

    @Id
    private UUID id;

    @Column(name = "reason_sealed")
    private byte[] reasonSealed;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected CustodyReason() {}

    CustodyReason(UUID link, String reason, FieldCipher cipher) {
        this.id = link;
        this.reasonSealed = cipher.seal(context(link), reason);
    }

    public UUID id() {
        return id;
    }

    String open(FieldCipher cipher) {
        return cipher.open(context(id), reasonSealed);
    }

    private static FieldContext context(UUID link) {
        return new FieldContext("custody_reason", "reason_sealed", link);
    }
}
