package org.xiezhi.acceptance.canary.casework.shared;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Imitates the annotation of the house. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Permission value();

    /** Imitates the permissions of the house. */
    enum Permission {
        CLUE_READ
    }
}
