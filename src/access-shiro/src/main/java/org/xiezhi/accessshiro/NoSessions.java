package org.xiezhi.accessshiro;

import org.apache.shiro.session.Session;
import org.apache.shiro.session.mgt.SessionContext;
import org.apache.shiro.session.mgt.SessionKey;
import org.apache.shiro.web.session.mgt.WebSessionManager;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Shiro away from sessions altogether: they are rows of casework, and pages lie in the container's own. Shiro
 * would otherwise give the container's session another id at sign-in, after its row was written.
 */
public class NoSessions implements WebSessionManager {

    @Override
    public Session start(SessionContext context) {
        throw new IllegalStateException("expected nobody to ask Shiro for a session");
    }

    // Shiro's interface wants null for "there is none", but is not annotated.
    @SuppressWarnings("NullAway")
    @Override
    public @Nullable Session getSession(SessionKey key) {
        return null;
    }

    /** So that {@code request.getSession()} stays the container's. */
    @Override
    public boolean isServletContainerSessions() {
        return true;
    }
}
