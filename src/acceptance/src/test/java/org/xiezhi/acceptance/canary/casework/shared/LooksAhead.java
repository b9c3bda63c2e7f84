package org.xiezhi.acceptance.canary.casework.shared;

import org.xiezhi.acceptance.canary.casework.casefile.Later;

/** Breaks: a feature uses only features that stand before it. */
record LooksAhead(Later later) {}
