package org.xiezhi.casework.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The fields of one form as one account last typed them. */
@Entity
@Table(name = "draft")
@NamedQuery(name = Draft.NOT_UNDER, query = "select d from Draft d where d.content not like :sealed order by d.id")
@NamedQuery(name = Draft.OF, query = "select d from Draft d where d.account = :account and d.form = :form")
public class Draft {

    static final String OF = "Draft.of";
    static final String NOT_UNDER = "Draft.notUnder";

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private String form;
    private String content;
    private Instant saved;

    /** For the persistence provider. */
    @NullUnmarked
    protected Draft() {}

    Draft(UUID id, UUID account, String form, String content, Instant saved) {
        this.id = id;
        this.account = account;
        this.form = form;
        this.content = content;
        this.saved = saved;
    }

    UUID id() {
        return id;
    }

    UUID account() {
        return account;
    }

    String form() {
        return form;
    }

    Instant saved() {
        return saved;
    }

    String content() {
        return content;
    }

    /** The same words, sealed anew. */
    void reseal(String newContent) {
        this.content = newContent;
    }

    void retype(String newContent, Instant now) {
        this.content = newContent;
        this.saved = now;
    }
}
