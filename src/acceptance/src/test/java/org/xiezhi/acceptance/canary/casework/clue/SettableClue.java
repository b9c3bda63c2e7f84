package org.xiezhi.acceptance.canary.casework.clue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Breaks: entities have verbs, no setters. */
@Entity
class SettableClue {
    @Id
    private long id;

    long id() {
        return id;
    }

    void setId(long id) {
        this.id = id;
    }
}
