package org.xiezhi.acceptance.canary.casework.unheardof;

/** Breaks: every feature stands in the order. */
record UnlistedFeature(String name) {}
