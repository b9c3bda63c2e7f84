package org.xiezhi.launcher;

import org.jspecify.annotations.Nullable;

/** What the server says to a command. */
record CommandAnswer(String status, String output, @Nullable Throwable cause) {

    /** A warning counts as success: the server warns of things that do not concern this product. */
    boolean successful() {
        return !status.equals("FAILURE");
    }
}
