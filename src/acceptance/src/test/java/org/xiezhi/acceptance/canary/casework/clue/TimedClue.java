package org.xiezhi.acceptance.canary.casework.clue;

import org.xiezhi.acceptance.canary.benchmarks.Stopwatch;

/** Breaks: nothing of the product names the benchmarks. */
class TimedClue {
    final long began = Stopwatch.now();
}
