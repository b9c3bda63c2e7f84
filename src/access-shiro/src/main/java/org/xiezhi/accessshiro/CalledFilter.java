package org.xiezhi.accessshiro;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.shiro.web.filter.AccessControlFilter;
import org.apache.shiro.web.util.WebUtils;
import org.jspecify.annotations.Nullable;

/**
 * Lets only signed-in accounts pass, at addresses that a page calls and nobody opens; {@code called} in shiro.ini. A
 * redirect would hand the script, the picture or the video the login page for an answer.
 */
public class CalledFilter extends AccessControlFilter {

    @Override
    protected boolean isAccessAllowed(ServletRequest request, ServletResponse response, @Nullable Object mappedValue) {
        return getSubject(request, response).isAuthenticated();
    }

    @Override
    protected boolean onAccessDenied(ServletRequest request, ServletResponse response) {
        HttpServletResponse answer = WebUtils.toHttp(response);
        answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        // RFC 9110, section 15.5.2 demands one; browsers ask nothing for a scheme that they do not know.
        answer.setHeader("WWW-Authenticate", "Form realm=\"xiezhi\"");
        return false;
    }
}
