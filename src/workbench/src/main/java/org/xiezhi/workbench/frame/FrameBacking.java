package org.xiezhi.workbench.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Languages;
import org.xiezhi.workbench.words.Words;

/** Data of the frame: {@code #{frame.key}}, {@code #{frame.duties}}, {@code #{frame.may('clue:register')}}. */
@Named("frame")
@RequestScoped
public class FrameBacking {

    @Inject
    private CurrentActor actor;

    @Inject
    private StaffQueries staff;

    @Inject
    private Words words;

    @Inject
    private Formats formats;

    @Inject
    private ServerClock clock;

    private final AccessRules rules = new AccessRules();

    /** First part of the keys of the current page. */
    public String getKey() {
        return ViewName.of(viewId());
    }

    /** The duty that the current page belongs to. */
    public String getDuty() {
        return ViewName.duty(viewId());
    }

    public List<Duty> getDuties() {
        return isSignedIn() ? Duty.of(held()) : List.of();
    }

    /** Whether a role of the reader brings the permission with this code; whether it may be used on a matter is for the services. */
    public boolean may(String code) {
        return held().stream().anyMatch(permission -> permission.code().equals(code));
    }

    private Set<Permission> held() {
        return actor.who().map(SignedIn::roles).orElse(Set.of()).stream()
                .flatMap(role -> rules.permissions(role).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isSignedIn() {
        return actor.who().isPresent();
    }

    public String getPerson() {
        return actor.who().map(SignedIn::displayName).orElse("");
    }

    /** The reader's roles in words, in the order of the house. */
    public String getRoles() {
        return actor.who().map(SignedIn::roles).orElse(Set.of()).stream()
                .sorted()
                .map(words::label)
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    public String getRoom() {
        return actor.who().map(SignedIn::roomName).orElse("");
    }

    /** Who prints this page, and when it was shown. */
    public String getMark() {
        return getPerson() + " " + formats.second(clock.now());
    }

    public String getOrgan() {
        return staff.organ();
    }

    public Locale getLocale() {
        return actor.locale();
    }

    /** For the {@code lang} attribute. */
    public String getLanguage() {
        return actor.locale().toLanguageTag();
    }

    public List<Locale> getLanguages() {
        return Languages.ALL;
    }

    /** The full address of the page, to come back to it. */
    public String getAddress() {
        HttpServletRequest request = (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null
                || request.getMethod().equals("POST")) {
            @Nullable String carried = request.getParameter("x_at");
            return carried == null ? "/index.xhtml" : carried;
        }
        @Nullable String query = request.getQueryString();
        return request.getServletPath() + (query == null ? "" : "?" + query);
    }

    private static String viewId() {
        return FacesContext.getCurrentInstance().getViewRoot().getViewId();
    }
}
