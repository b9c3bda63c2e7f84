package org.xiezhi.acceptance.canary.verifier;

import jakarta.inject.Singleton;

/** Breaks: the verifier uses the ledger, the JDK and JSpecify alone. */
@Singleton
class OutwardVerifier {}
