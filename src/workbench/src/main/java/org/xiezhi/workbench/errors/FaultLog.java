package org.xiezhi.workbench.errors;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** Writes a fault to the server's log under a reference that the person can read out on the telephone. */
final class FaultLog {

    private static final Logger LOG = System.getLogger(FaultLog.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();

    private FaultLog() {}

    static String write(Throwable cause) {
        byte[] bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        String reference = HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
        LOG.log(Level.ERROR, "fault " + reference, cause);
        return reference;
    }
}
