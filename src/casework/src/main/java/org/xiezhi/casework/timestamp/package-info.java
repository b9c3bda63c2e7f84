/**
 * The time of the trail from outside (docs/decisions/0015-time-stamps.md): has an authority stamp the published checkpoint
 * now and then, believes a stamp only as far as the operator's certificates reach, and notices when the server's clock goes
 * back or differs from the authority's.
 *
 * <p>Uses: {@code ledger}, {@code vault.shared}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.timestamp;

import org.jspecify.annotations.NullMarked;
