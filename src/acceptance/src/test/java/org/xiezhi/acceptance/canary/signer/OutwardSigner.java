package org.xiezhi.acceptance.canary.signer;

import jakarta.inject.Singleton;

/** Breaks: the signer uses the ledger, the JDK and JSpecify alone. */
@Singleton
class OutwardSigner {}
