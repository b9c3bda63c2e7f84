package org.xiezhi.accessshiro;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.apache.shiro.web.filter.AccessControlFilter;
import org.apache.shiro.web.util.WebUtils;
import org.jspecify.annotations.Nullable;

/** Lets only signed-in accounts pass; {@code authc} in shiro.ini. */
public class SignedInFilter extends AccessControlFilter {

    @Override
    protected boolean isAccessAllowed(ServletRequest request, ServletResponse response, @Nullable Object mappedValue) {
        return getSubject(request, response).isAuthenticated();
    }

    @Override
    protected boolean onAccessDenied(ServletRequest request, ServletResponse response) throws IOException {
        SignInPage.send(WebUtils.toHttp(request), WebUtils.toHttp(response));
        return false;
    }
}
