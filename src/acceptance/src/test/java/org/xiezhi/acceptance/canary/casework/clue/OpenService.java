package org.xiezhi.acceptance.canary.casework.clue;

/** Breaks: service methods name their permission; services leave a trace. */
class OpenService {
    public int answer() {
        return 42;
    }
}
