package org.xiezhi.workbench.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.auditor.HistoryQueries;
import org.xiezhi.casework.auditor.HistoryQueries.OfMatter;
import org.xiezhi.casework.auditor.HistoryQueries.OfPerson;
import org.xiezhi.casework.auditor.TrailQueries;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.workbench.words.Words;

/** The history of one person, and of one matter. */
@Named
@RequestScoped
public class HistoryBacking {

    @Inject
    private HistoryQueries histories;

    @Inject
    private TrailQueries queries;

    @Inject
    private StaffQueries staff;

    @Inject
    private Words words;

    private @Nullable String id;
    private @Nullable String number;
    private @Nullable OfPerson person;
    private @Nullable OfMatter matter;
    private @Nullable EntryWords said;
    private Map<UUID, String> names = Map.of();
    private long signed;

    /**
     * Opens the history of the person of the address.
     *
     * @throws NotFoundException if it names nobody
     */
    public void person() {
        try {
            person = histories.person(UUID.fromString(String.valueOf(id)));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("account " + id);
        }
        prepare();
    }

    /**
     * Opens the history of the number of the address.
     *
     * @throws NotFoundException if no clue and no case has it
     */
    public void matter() {
        matter = histories.matter(String.valueOf(number).strip());
        prepare();
    }

    private void prepare() {
        said = EntryWords.of(words, staff);
        names = staff.names();
        signed = queries.head().map(TrailQueries.Head::size).orElse(0L);
    }

    /** What an act is called. */
    public String act(String code) {
        return Act.find(code).map(known -> words.get("Act." + known.name())).orElse(code);
    }

    /** Who an account is; nobody for the system and for those who were not signed in. */
    public String who(String account) {
        return account.isEmpty()
                ? words.get("audit_trail.text.system")
                : names.getOrDefault(UUID.fromString(account), account);
    }

    public @Nullable OfPerson getPerson() {
        return person;
    }

    public @Nullable OfMatter getMatter() {
        return matter;
    }

    public @Nullable EntryWords getSaid() {
        return said;
    }

    /** Entries under the published checkpoint. */
    public long getSigned() {
        return signed;
    }

    public int getLookedAt() {
        return HistoryQueries.LOOKED_AT;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number;
    }
}
