package org.xiezhi.workbench.evidence;

import java.util.List;
import org.xiezhi.casework.evidence.UploadEndedException;
import org.xiezhi.vault.IntakeRefusal;

/** Why an upload ended, as an HTTP status and a sentence. */
record UploadTrouble(int status, String key, List<Object> args) {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    /** tus 1.0.0, extension checksum. */
    private static final int HASH_DIFFERS = 460;

    /** RFC 4918, section 11.5: the server cannot store it; sending it again at once is of no use. */
    private static final int NOT_STORED = 507;

    private static final long MEBIBYTE = 1L << 20;

    static UploadTrouble of(UploadEndedException ended) {
        return ended.refusal()
                .map(UploadTrouble::of)
                .orElseGet(() -> new UploadTrouble(NOT_STORED, "evidence_add.text.store_failed", List.of()));
    }

    static UploadTrouble of(IntakeRefusal refusal) {
        if (refusal instanceof IntakeRefusal.TooLarge large) {
            return new UploadTrouble(TOO_LARGE, "evidence_add.text.too_large", List.of(large.maximum() / MEBIBYTE));
        }
        if (refusal instanceof IntakeRefusal.Empty) {
            return new UploadTrouble(BAD_REQUEST, "evidence_add.text.empty", List.of());
        }
        if (refusal instanceof IntakeRefusal.DiskFull) {
            return new UploadTrouble(NOT_STORED, "evidence_add.text.disk_full", List.of());
        }
        if (refusal instanceof IntakeRefusal.HashDiffers) {
            return new UploadTrouble(HASH_DIFFERS, "evidence_add.text.hash_differs", List.of());
        }
        return new UploadTrouble(BAD_REQUEST, "evidence_add.text.bad_upload", List.of());
    }
}
