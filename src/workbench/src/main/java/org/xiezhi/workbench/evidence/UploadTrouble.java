package org.xiezhi.workbench.evidence;

import java.util.List;
import java.util.Optional;
import org.xiezhi.vault.IntakeRefusal;
import org.xiezhi.vault.IntakeRefusedException;

/** What the vault would not take, as an HTTP status and a sentence. */
record UploadTrouble(int status, String key, List<Object> args) {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    /** RFC 4918, section 11.5. */
    private static final int DISK_FULL = 507;

    private static final long MEBIBYTE = 1L << 20;

    /** What the vault refused, behind whatever was wrapped around it; empty for a fault. */
    static Optional<UploadTrouble> of(Throwable thrown) {
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            if (next instanceof IntakeRefusedException refused) {
                return Optional.of(of(refused.refusal()));
            }
        }
        return Optional.empty();
    }

    static UploadTrouble of(IntakeRefusal refusal) {
        if (refusal instanceof IntakeRefusal.TooLarge large) {
            return new UploadTrouble(TOO_LARGE, "evidence_add.text.too_large", List.of(large.maximum() / MEBIBYTE));
        }
        if (refusal instanceof IntakeRefusal.Empty) {
            return new UploadTrouble(BAD_REQUEST, "evidence_add.text.empty", List.of());
        }
        if (refusal instanceof IntakeRefusal.DiskFull) {
            return new UploadTrouble(DISK_FULL, "evidence_add.text.disk_full", List.of());
        }
        return new UploadTrouble(BAD_REQUEST, "evidence_add.text.bad_upload", List.of());
    }
}
