package org.xiezhi.acceptance.canary.ledger;

import jakarta.inject.Singleton;

/** Breaks: the ledger uses the JDK and JSpecify alone. */
@Singleton
class OutwardLedger {}
