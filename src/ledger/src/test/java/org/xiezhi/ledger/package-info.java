/**
 * Tests of the ledger: formats against published vectors, proofs against every small tree, the folder against crashes.
 *
 * <p>Uses: {@code ledger}.
 */
@NullMarked
package org.xiezhi.ledger;

import org.jspecify.annotations.NullMarked;
