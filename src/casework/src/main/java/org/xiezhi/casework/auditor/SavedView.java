package org.xiezhi.casework.auditor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A view of the trail that an auditor named, to come back to it. */
@Entity
@Table(name = "saved_view")
@NamedQuery(name = SavedView.OF, query = "select v from SavedView v where v.account = :account order by v.name")
public class SavedView {

    static final String OF = "SavedView.of";

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private String name;
    private String address;
    private Instant saved;

    /** For the persistence provider. */
    @NullUnmarked
    protected SavedView() {}

    SavedView(UUID id, UUID account, String name, String address, Instant saved) {
        this.id = id;
        this.account = account;
        this.name = name;
        this.address = address;
        this.saved = saved;
    }

    public UUID id() {
        return id;
    }

    UUID account() {
        return account;
    }

    public String name() {
        return name;
    }

    public Instant saved() {
        return saved;
    }

    /** The parameters of the view in the address of a page, encoded. */
    public String address() {
        return address;
    }
}
