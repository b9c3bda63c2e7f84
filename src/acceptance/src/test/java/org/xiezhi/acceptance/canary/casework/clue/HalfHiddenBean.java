package org.xiezhi.acceptance.canary.casework.clue;

import jakarta.ejb.Stateless;

/** Breaks: methods of session beans are public or private. */
@Stateless
public class HalfHiddenBean {
    int answer() {
        return 42;
    }
}
