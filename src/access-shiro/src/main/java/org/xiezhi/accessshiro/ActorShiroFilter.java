package org.xiezhi.accessshiro;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.web.servlet.ShiroFilter;
import org.apache.shiro.web.subject.WebSubject;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.SignedIn;

/**
 * Makes Shiro's subject anew at each request from the actor whose session row was checked a moment ago. Shiro keeps
 * nothing between requests, so that an ended session cannot live on in it.
 */
public class ActorShiroFilter extends ShiroFilter {

    @Inject
    private CurrentActor actor;

    @Override
    protected WebSubject createSubject(ServletRequest request, ServletResponse response) {
        WebSubject.Builder builder = new WebSubject.Builder(getSecurityManager(), request, response);
        builder.sessionCreationEnabled(false);
        actor.who().ifPresent(who -> authenticated(builder, who));
        return builder.buildWebSubject();
    }

    private static void authenticated(WebSubject.Builder builder, SignedIn who) {
        builder.principals(new SimplePrincipalCollection(who, CaseworkRealm.NAME))
                .authenticated(true);
    }
}
