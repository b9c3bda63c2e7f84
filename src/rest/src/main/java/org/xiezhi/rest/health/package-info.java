/**
 * Says to monitoring whether the product runs and whether it can take work.
 *
 * <p>Uses: {@code ledger}, {@code casework.startup}, {@code casework.witness}, {@code casework.timestamp},
 * {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.rest.health;

import org.jspecify.annotations.NullMarked;
