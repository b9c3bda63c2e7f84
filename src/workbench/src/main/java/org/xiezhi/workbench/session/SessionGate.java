package org.xiezhi.workbench.session;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.SignedIn;

/** Decides whose request it is. The row behind the cookie is the authority; the container's session only holds pages. */
final class SessionGate {

    /** What a request turns out to be. */
    sealed interface Guest {}

    /** Nobody, and nothing was claimed. */
    record Stranger() implements Guest {}

    /** An account whose session holds. */
    record Known(SignedIn who) implements Guest {}

    /** The bearer of a cookie that opens nothing any more, or never did. */
    record Old(String sessionKey) implements Guest {}

    /**
     * What the container knows about the presented cookie.
     *
     * @param key the session id of the cookie; null without a cookie
     * @param alive whether the container still holds that session
     * @param signedIn whether somebody signed in with it
     */
    record Presented(@Nullable String key, boolean alive, boolean signedIn) {}

    private final Function<String, Optional<SignedIn>> resume;

    SessionGate(Function<String, Optional<SignedIn>> resume) {
        this.resume = resume;
    }

    Guest admit(Presented presented) {
        String key = presented.key();
        if (key == null || (presented.alive() && !presented.signedIn())) {
            return new Stranger();
        }
        // Both must hold: after a restart of the server the row may live on while the pages of the session are gone.
        return resume.apply(key)
                .filter(who -> presented.alive())
                .<Guest>map(Known::new)
                .orElseGet(() -> new Old(key));
    }
}
