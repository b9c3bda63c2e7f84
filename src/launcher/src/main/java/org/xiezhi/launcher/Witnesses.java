package org.xiezhi.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom the product asks to cosign its checkpoints.
 *
 * @param policy file in the format of C2SP tlog-policy; null if nobody is asked
 * @param folder where requests are laid and answers are taken, for witnesses that a stick is carried to; null if none is
 * @param alarmSeconds an entry that no quorum of witnesses has covered after so long is an alarm
 */
record Witnesses(@Nullable Path policy, @Nullable Path folder, int alarmSeconds) {

    /** Of a witness on the network it is generous; who carries a stick once a week sets more. */
    private static final int DAY = 86_400;

    private static final int YEAR = 366 * DAY;

    Witnesses {
        if (policy == null && folder != null) {
            throw Settings.missing(Setting.TRAIL_POLICY, "name the file that says who the witnesses are");
        }
        if (policy != null && !Files.isReadable(policy)) {
            throw new StartRefusedException(
                    Setting.TRAIL_POLICY.key() + ": expected a file that can be read, found none at " + policy + ".");
        }
    }

    static Witnesses of(RawSettings values) {
        return new Witnesses(
                values.pathOrNull(Setting.TRAIL_POLICY),
                values.pathOrNull(Setting.WITNESS_FOLDER),
                values.number(Setting.WITNESS_ALARM_SECONDS, DAY, 1, YEAR).intValue());
    }
}
