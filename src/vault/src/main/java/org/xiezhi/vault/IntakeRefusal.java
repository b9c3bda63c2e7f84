package org.xiezhi.vault;

import org.xiezhi.vault.shared.Bytes;

/** Why an upload is not taken; each kind gets a sentence of its own in the user's language. */
public sealed interface IntakeRefusal {

    /** Larger than the configured maximum; {@code found} counts up to where the intake stopped. */
    record TooLarge(long maximum, long found) implements IntakeRefusal {}

    /** Not one byte came. */
    record Empty() implements IntakeRefusal {}

    /** More or fewer bytes came than the sender declared. */
    record SizeDiffers(long declared, long found) implements IntakeRefusal {}

    /** Other bytes came than the sender hashed. */
    record HashDiffers(Bytes declared, Bytes found) implements IntakeRefusal {}

    /** The store has no room for {@code needed} more bytes. */
    record DiskFull(long needed, long usable) implements IntakeRefusal {}
}
