package org.xiezhi.casework.audit;

/**
 * One contradiction that a verification found.
 *
 * @param kind code of the sentence, {@code finding.<kind>} in the bundle of acts
 * @param where which file, entry or row
 */
public record TrailFinding(String kind, String where, String expected, String found) {}
