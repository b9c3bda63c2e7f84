/**
 * The log's side of its witnesses (docs/decisions/0008-witness.md): asks each to cosign the newest checkpoint, over the
 * network or by a stick, keeps what holds, publishes it, and raises the alarm when too few cosign or one refuses.
 *
 * <p>Uses: {@code ledger}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.witness;

import org.jspecify.annotations.NullMarked;
