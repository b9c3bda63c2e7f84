package org.xiezhi.accessshiro;

import jakarta.enterprise.inject.spi.CDI;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.credential.AllowAllCredentialsMatcher;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.casework.staff.LoginService;

/** Lets Shiro ask casework who somebody is, and the access rules what his roles may do. */
public class CaseworkRealm extends AuthorizingRealm {

    static final String NAME = "casework";

    private final Supplier<LoginService> logins;
    private final AccessRules rules = new AccessRules();

    /** For shiro.ini, which can only call a constructor without arguments. */
    public CaseworkRealm() {
        this(() -> CDI.current().select(LoginService.class).get());
    }

    CaseworkRealm(Supplier<LoginService> logins) {
        this.logins = logins;
        setName(NAME);
        setAuthenticationTokenClass(SignInToken.class);
        // LoginService has compared the password, counted the attempt and left the entry; nothing is left to compare.
        setCredentialsMatcher(new AllowAllCredentialsMatcher());
        // A right that was taken away must be gone at the next request.
        setCachingEnabled(false);
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        SignInToken offered = (SignInToken) token;
        char[] password = offered.getCredentials();
        try {
            SignedIn who = logins.get().signIn(offered.getPrincipal(), password, offered.sessionKey());
            return new SimpleAuthenticationInfo(who, "", NAME);
        } catch (RefusedException refused) {
            throw new AuthenticationException("sign-in refused", refused);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    @Override
    protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        SimpleAuthorizationInfo info = new SimpleAuthorizationInfo();
        principals.byType(SignedIn.class).forEach(who -> info.addStringPermissions(codes(who)));
        return info;
    }

    private Set<String> codes(SignedIn who) {
        return who.roles().stream()
                .flatMap(role -> rules.permissions(role).stream())
                .map(Permission::code)
                .collect(Collectors.toUnmodifiableSet());
    }
}
