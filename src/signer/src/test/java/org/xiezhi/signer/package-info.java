/**
 * Tests of the signer: what it is asked, what it refuses, and what it still knows after it was killed.
 *
 * <p>Uses: {@code ledger}.
 */
@NullMarked
package org.xiezhi.signer;

import org.jspecify.annotations.NullMarked;
