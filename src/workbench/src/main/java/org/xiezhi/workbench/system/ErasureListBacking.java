package org.xiezhi.workbench.system;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.erasure.ErasureQueries;
import org.xiezhi.casework.erasure.ErasureQueries.ErasureState;
import org.xiezhi.casework.erasure.ErasureQueries.Line;
import org.xiezhi.casework.erasure.ErasureService;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.workbench.matter.AddressNumber;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** A page of the proposals to erase, and what became of them; state and page stand in the address. */
@Named
@ViewScoped
public class ErasureListBacking implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ErasureQueries queries;

    @Inject
    private transient ErasureService service;

    @Inject
    private transient Words words;

    @Inject
    private transient Notices notices;

    private @Nullable String state;
    private @Nullable String first;
    private @Nullable String size;
    private transient @Nullable Page<Line> page;

    /** Runs the query of the address; a word that is no state narrows nothing. */
    public void open() {
        page = queries.list(narrowedTo(), AddressNumber.window(first, size));
    }

    private Optional<ErasureState> narrowedTo() {
        return Arrays.stream(ErasureState.values())
                .filter(value -> value.name().equals(state))
                .findFirst();
    }

    /** What there is, as it was when the page opened. */
    public Page<Line> getPage() {
        Page<Line> known = page;
        if (known == null) {
            known = queries.list(narrowedTo(), AddressNumber.window(first, size));
            page = known;
        }
        return known;
    }

    public String withdraw(Line line) {
        service.withdraw(line.id());
        notices.done("system_erasure.text.withdrawn", line.number());
        return "/system/erasure?faces-redirect=true";
    }

    public boolean mayWithdraw(Line line) {
        return line.state() == ErasureState.OPEN || line.state() == ErasureState.EXPIRED;
    }

    public String tone(Line line) {
        return switch (line.state()) {
            case OPEN -> "blue";
            case DONE -> "green";
            case REFUSED -> "red";
            case EXPIRED, WITHDRAWN -> "grey";
        };
    }

    /** The names of what a proposal takes. */
    public String kinds(Line line) {
        return line.kinds().stream()
                .map(value -> words.get("audit_trail.value." + value.code()))
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    public List<Choice> getStates() {
        return Choice.of(ErasureState.class, words::label);
    }

    public boolean isNarrowed() {
        return narrowedTo().isPresent();
    }

    public @Nullable String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state;
    }

    public @Nullable String getFirst() {
        return first;
    }

    public void setFirst(@Nullable String first) {
        this.first = first;
    }

    public @Nullable String getSize() {
        return size;
    }

    public void setSize(@Nullable String size) {
        this.size = size;
    }
}
