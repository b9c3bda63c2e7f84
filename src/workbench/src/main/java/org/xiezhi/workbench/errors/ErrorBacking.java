package org.xiezhi.workbench.errors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.workbench.words.Words;

/** The error page: its kind, the reference of a fault, the reasons of a refusal. */
@Named
@RequestScoped
public class ErrorBacking {

    static final String REFERENCE = "org.xiezhi.error.reference";
    static final String REFUSALS = "org.xiezhi.error.refusals";

    private static final Set<String> KINDS = Set.of("400", "403", "404", "405", "413", "500");
    private static final Pattern REFERENCE_TEXT = Pattern.compile("[0-9A-F]{8}");

    @Inject
    private Words words;

    private String kind = "";
    private String reference = "";

    /** Reads what happened, and keeps its status. */
    public void open() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        @Nullable Object status = external.getRequestMap().get(RequestDispatcher.ERROR_STATUS_CODE);
        kind = kind(String.valueOf(
                status == null ? external.getRequestParameterMap().get("kind") : status));
        reference = reference(external);
        external.setResponseStatus(status instanceof Integer given ? given : Integer.parseInt(kind));
    }

    /** The kind whose words fit a status: a mistake of the request that has no words of its own is a bad request. */
    static String kind(String status) {
        if (KINDS.contains(status)) {
            return status;
        }
        return status.matches("4[0-9][0-9]") ? "400" : "500";
    }

    private static String reference(ExternalContext external) {
        if (external.getRequestMap().get(REFERENCE) instanceof String given) {
            return given;
        }
        if (external.getRequestMap().get(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable outside) {
            return FaultLog.write(outside);
        }
        @Nullable String carried = external.getRequestParameterMap().get("reference");
        return carried != null && REFERENCE_TEXT.matcher(carried).matches() ? carried : "";
    }

    public String getKind() {
        return kind;
    }

    public String getReference() {
        return reference;
    }

    public String getTitle() {
        return words.get("error.title." + kind);
    }

    public String getText() {
        return words.get("error.text." + kind);
    }

    /** Why a page was refused; empty on all other pages. */
    public List<Refusal> getRefusals() {
        @Nullable Object given = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestMap()
                .get(REFUSALS);
        return given instanceof List<?> list
                ? list.stream().map(Refusal.class::cast).toList()
                : List.of();
    }
}
