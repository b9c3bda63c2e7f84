package org.xiezhi.casework.evidence;

import java.time.Instant;

/** A link of custody as a reader sees it; the reason is empty where none was asked for. */
public record CustodyLink(Custody.Handling handling, String actor, Instant happened, String reason) {}
