package org.xiezhi.workbench.custody;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.custody.CustodyFilter;
import org.xiezhi.casework.custody.CustodyQueries;
import org.xiezhi.casework.custody.CustodyQueries.Ledger;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.workbench.matter.PageAddress;
import org.xiezhi.workbench.words.Choice;
import org.xiezhi.workbench.words.Words;

/** A page of the ledger of things, and above it what waits for the reader; filter and page stand in the address. */
@Named
@RequestScoped
public class LedgerBacking extends PageAddress {

    private static final String YES = "yes";

    @Inject
    private CustodyQueries custody;

    @Inject
    private Words words;

    private @Nullable String where;
    private @Nullable String overdue;
    private @Nullable Ledger ledger;

    /** Runs the query of the address; a word that is none of ours narrows nothing. */
    public void open() {
        ledger = custody.ledger(new CustodyFilter(whereabouts(), YES.equals(overdue), window()));
    }

    private @Nullable Whereabouts whereabouts() {
        return Arrays.stream(Whereabouts.values())
                .filter(value -> value.name().equals(where))
                .findFirst()
                .orElse(null);
    }

    public Ledger getLedger() {
        return Objects.requireNonNull(ledger, "opened");
    }

    public List<Choice> getPlaces() {
        return Choice.of(Whereabouts.class, words::label);
    }

    public List<Choice> getDues() {
        return List.of(new Choice(YES, words.get("custody_list.text.only_overdue")));
    }

    public boolean isNarrowed() {
        return whereabouts() != null || YES.equals(overdue);
    }

    public @Nullable String getWhere() {
        return where;
    }

    public void setWhere(@Nullable String where) {
        this.where = where;
    }

    public @Nullable String getOverdue() {
        return overdue;
    }

    public void setOverdue(@Nullable String overdue) {
        this.overdue = overdue;
    }
}
