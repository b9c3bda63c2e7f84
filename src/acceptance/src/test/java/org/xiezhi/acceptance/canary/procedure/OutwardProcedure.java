package org.xiezhi.acceptance.canary.procedure;

import jakarta.inject.Singleton;

/** Breaks: the procedure knows no Jakarta. */
@Singleton
class OutwardProcedure {}
