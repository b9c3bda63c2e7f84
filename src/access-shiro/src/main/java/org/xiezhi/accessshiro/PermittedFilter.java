package org.xiezhi.accessshiro;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.shiro.web.filter.authz.PermissionsAuthorizationFilter;
import org.apache.shiro.web.util.WebUtils;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;

/**
 * Lets only holders of a permission pass; {@code perms} in shiro.ini. Who may not, sees the page of an unknown address,
 * whether the matter that he asks for exists or not, and leaves an entry in the trail.
 */
public class PermittedFilter extends PermissionsAuthorizationFilter {

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Override
    public boolean isAccessAllowed(ServletRequest request, ServletResponse response, @Nullable Object mappedValue)
            throws IOException {
        boolean allowed = super.isAccessAllowed(request, response, mappedValue);
        if (!allowed && mappedValue instanceof String[] demanded) {
            record(WebUtils.toHttp(request), String.join(",", demanded));
        }
        return allowed;
    }

    @Override
    protected boolean onAccessDenied(ServletRequest request, ServletResponse response) throws IOException {
        WebUtils.toHttp(response).sendError(HttpServletResponse.SC_NOT_FOUND);
        return false;
    }

    private static void record(HttpServletRequest request, String permission) {
        CDI.current()
                .select(AuditTrail.class)
                .get()
                .appendRefused(
                        Act.HIDDEN,
                        subject(request.getServletPath(), request.getParameter("id")),
                        Map.of(Value.PERMISSION, permission, Value.RULE, "access.role_lacks_permission"));
    }

    /** What the address names: its folder is the word of the concept, its {@code id} the thing, if it is one at all. */
    static Subject subject(String path, @Nullable String id) {
        String folder = path.substring(1, Math.max(1, path.indexOf('/', 1)));
        String type = folder.isEmpty() ? "address" : folder;
        return id != null && UUID_TEXT.matcher(id).matches() ? Subject.of(type, UUID.fromString(id)) : Subject.of(type);
    }
}
