/**
 * The Merkle log: entries, tiles, checkpoints and proofs, in files that anybody can check with the JDK alone.
 *
 * <p>Uses: nothing but the JDK and JSpecify. The formats stand in {@code docs/formats/audit-log.md}.
 */
@NullMarked
package org.xiezhi.ledger;

import org.jspecify.annotations.NullMarked;
