package org.xiezhi.workbench.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xiezhi.accessshiro.SignInPage;

/** An address to go back to that a client sent along: a page of this application, and nothing else. */
public final class OwnAddress {

    /** Hidden field by which a form carries the full address of its page; Faces posts to the address without its query. */
    public static final String FIELD = SignInPage.FORM_PAGE;

    private static final String START = "/index.xhtml";

    /** One slash, then words, one page, and a query of harmless characters; never a host, never a line break. */
    private static final Pattern PAGE =
            Pattern.compile("(/[a-z0-9][a-z0-9-]*){1,4}\\.xhtml(\\?[A-Za-z0-9_.~%&=+:/-]{0,400})?");

    private OwnAddress() {}

    public static String orStart(@Nullable String wanted) {
        return wanted != null && PAGE.matcher(wanted).matches() ? wanted : START;
    }
}
