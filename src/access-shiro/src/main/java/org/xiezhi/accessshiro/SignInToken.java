package org.xiezhi.accessshiro;

import org.apache.shiro.authc.AuthenticationToken;

/** What a person offers at the login page, and the web session that shall be his if it is right. */
public final class SignInToken implements AuthenticationToken {

    private static final long serialVersionUID = 1L;
    private final String loginName;
    private final transient char[] password;
    private final String sessionKey;

    public SignInToken(String loginName, char[] password, String sessionKey) {
        this.loginName = loginName;
        this.password = password.clone();
        this.sessionKey = sessionKey;
    }

    @Override
    public String getPrincipal() {
        return loginName;
    }

    @Override
    public char[] getCredentials() {
        return password.clone();
    }

    String sessionKey() {
        return sessionKey;
    }
}
