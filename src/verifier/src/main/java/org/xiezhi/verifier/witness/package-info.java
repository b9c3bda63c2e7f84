/**
 * A witness: sees the checkpoints of logs that it trusts, and cosigns each that continues what it saw before (C2SP
 * tlog-witness).
 *
 * <p>Uses: {@code ledger}, the JDK and JSpecify.
 */
@NullMarked
package org.xiezhi.verifier.witness;

import org.jspecify.annotations.NullMarked;
