package org.xiezhi.casework.matter;

import jakarta.enterprise.context.ApplicationScoped;
import org.xiezhi.procedure.Rulebook;

/** The rulebook that travels in the archive, read once. */
@ApplicationScoped
public class TheRulebook {

    private final Rulebook rulebook = Rulebook.load();

    public Rulebook get() {
        return rulebook;
    }
}
