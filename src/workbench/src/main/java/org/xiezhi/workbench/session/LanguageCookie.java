package org.xiezhi.workbench.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.xiezhi.workbench.words.Languages;

/** The language of somebody who is not signed in; an account remembers its own. */
final class LanguageCookie {

    private static final String NAME = "XIEZHI_LANGUAGE";

    private LanguageCookie() {}

    static Optional<Locale> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .flatMap(cookie -> Languages.of(cookie.getValue()).stream())
                        .findFirst();
    }

    static void write(HttpServletResponse response, Locale locale) {
        Cookie cookie = new Cookie(NAME, locale.toString());
        cookie.setPath("/");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
    }
}
