package org.xiezhi.acceptance.canary.casework.clue;

/** Breaks: names say what a thing is. */
record ClueManager(String name) {}
