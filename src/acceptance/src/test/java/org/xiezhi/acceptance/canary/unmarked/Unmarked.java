package org.xiezhi.acceptance.canary.unmarked;

/** Breaks: every package says its duty and is null-marked. */
record Unmarked(String name) {}
