package org.xiezhi.acceptance.canary.vault;

import jakarta.inject.Singleton;

/** Breaks: the vault knows no Jakarta. */
@Singleton
class OutwardVault {}
