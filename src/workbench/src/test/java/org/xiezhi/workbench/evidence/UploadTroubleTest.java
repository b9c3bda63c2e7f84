package org.xiezhi.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xiezhi.vault.IntakeRefusal;
import org.xiezhi.vault.shared.Bytes;

class UploadTroubleTest {

    @Test
    void answers_each_refusal_of_the_store_with_its_own_status() {
        assertThat(UploadTrouble.of(new IntakeRefusal.TooLarge(10L << 30, 11L << 30)))
                .isEqualTo(new UploadTrouble(413, "evidence_add.text.too_large", List.of(10_240L)));
        assertThat(UploadTrouble.of(new IntakeRefusal.Empty()).status()).isEqualTo(400);
        assertThat(UploadTrouble.of(new IntakeRefusal.DiskFull(2, 1)).status()).isEqualTo(507);
        assertThat(UploadTrouble.of(new IntakeRefusal.SizeDiffers(2, 1)).status())
                .isEqualTo(400);
        assertThat(UploadTrouble.of(new IntakeRefusal.HashDiffers(Bytes.of(new byte[32]), Bytes.of(new byte[31])))
                        .status())
                .isEqualTo(460);
    }
}
