package org.xiezhi.accessshiro;

import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authc.AuthenticationException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.SignedIn;

/** The one door through which a login page signs somebody in. */
public final class SignIn {

    private SignIn() {}

    /**
     * Signs in through Shiro's subject of this request.
     *
     * @throws RefusedException if casework refuses; it never says which part was wrong
     */
    public static SignedIn through(SignInToken token) {
        try {
            SecurityUtils.getSubject().login(token);
        } catch (AuthenticationException failed) {
            if (failed.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw failed;
        }
        return SecurityUtils.getSubject().getPrincipals().oneByType(SignedIn.class);
    }
}
