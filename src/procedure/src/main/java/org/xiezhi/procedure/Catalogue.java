package org.xiezhi.procedure;

/** A closed, ordered list of codes that the rulebook defines. */
public enum Catalogue {
    SOURCES("catalogues/sources.yaml"),
    LABELS("catalogues/labels.yaml"),
    DOMAINS("catalogues/domains.yaml"),
    /** From the lowest to the highest: the order is what levels are compared by. */
    SECRET_LEVELS("catalogues/secret-levels.yaml"),
    EVIDENCE_KINDS("catalogues/evidence-kinds.yaml"),
    /** On which of them personal values may be erased from the trail. */
    ERASURE_GROUNDS("catalogues/erasure-grounds.yaml");

    private final String file;

    Catalogue(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }
}
