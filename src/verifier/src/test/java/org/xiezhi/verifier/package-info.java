/**
 * Tests of the verifier; logs and bundles are made by the ledger's own writers and then harmed.
 *
 * <p>Uses: {@code ledger}, {@code verifier}.
 */
@NullMarked
package org.xiezhi.verifier;

import org.jspecify.annotations.NullMarked;
