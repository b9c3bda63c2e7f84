package org.xiezhi.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server refused the application; asked for the reason after the stop, when the log is whole. */
class DeploymentFailedException extends StartFailedException {
    private static final long serialVersionUID = 1L;

    /** What stands between the server's introduction and its advice. */
    private static final Pattern OWN_WORDS =
            Pattern.compile("(?s)Error occurred during deployment: *(.*?)(?:\\. Please see server\\.log|$)");

    private final transient ServerLog log;

    DeploymentFailedException(CommandAnswer answer, ServerLog log) {
        super(ownWords(answer.output()), answer.cause());
        this.log = log;
    }

    @Override
    String reason() {
        String words = inOneLine(String.valueOf(getMessage()));
        String cause = log.lastCause()
                .map(text -> " Cause: " + text.replaceAll("\\.$", "") + ".")
                .orElse("");
        return "the application could not be deployed: " + words + "." + cause + " More in " + log.file() + ".";
    }

    private static String ownWords(String output) {
        Matcher matcher = OWN_WORDS.matcher(output);
        return matcher.find() ? matcher.group(1) : output;
    }
}
