package org.xiezhi.acceptance.canary.casework.clue;

import jakarta.persistence.EntityManager;

/** Breaks: queries never write. */
record WritingQueries(EntityManager entities) {
    void forget(Object clue) {
        entities.remove(clue);
    }
}
