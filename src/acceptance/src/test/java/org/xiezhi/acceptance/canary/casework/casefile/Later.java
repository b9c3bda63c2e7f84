package org.xiezhi.acceptance.canary.casework.casefile;

/** What an earlier feature must not know. */
public record Later(String number) {}
