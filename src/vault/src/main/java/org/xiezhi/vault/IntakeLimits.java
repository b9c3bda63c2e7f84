package org.xiezhi.vault;

import java.util.OptionalLong;

/** What an upload may be, in bytes: the size its sender declared, if he did, and the largest size that is taken. */
public record IntakeLimits(OptionalLong declaredSize, long maximumSize, boolean emptyAllowed) {

    public IntakeLimits {
        if (maximumSize < 1) {
            throw new IllegalArgumentException("expected a maximum of 1 byte or more, found " + maximumSize);
        }
        if (declaredSize.isPresent() && declaredSize.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "expected a declared size of 0 or more, found " + declaredSize.getAsLong());
        }
    }

    /** An original as procedure wants it: never empty. */
    public static IntakeLimits ofEvidence(OptionalLong declaredSize, long maximumSize) {
        return new IntakeLimits(declaredSize, maximumSize, false);
    }

    void requireAllowed() {
        declaredSize.ifPresent(declared -> {
            if (declared == 0 && !emptyAllowed) {
                throw new IntakeRefusedException(new IntakeRefusal.Empty());
            }
            requireRoom(declared);
        });
    }

    void requireRoom(long received) {
        if (received > maximumSize) {
            throw new IntakeRefusedException(new IntakeRefusal.TooLarge(maximumSize, received));
        }
        if (declaredSize.isPresent() && received > declaredSize.getAsLong()) {
            throw new IntakeRefusedException(new IntakeRefusal.SizeDiffers(declaredSize.getAsLong(), received));
        }
    }

    void requireComplete(long received) {
        if (received == 0 && !emptyAllowed) {
            throw new IntakeRefusedException(new IntakeRefusal.Empty());
        }
        if (declaredSize.isPresent() && received != declaredSize.getAsLong()) {
            throw new IntakeRefusedException(new IntakeRefusal.SizeDiffers(declaredSize.getAsLong(), received));
        }
    }
}
