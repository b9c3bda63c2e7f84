/**
 * Erasure (清除): personal values leave the readable side of the trail, by right and reason, proposed by one and approved
 * by another; the entries stay.
 *
 * <p>Uses: {@code access}, {@code procedure}, {@code casework.matter} (the gate, the numbers, the rulebook),
 * {@code casework.staff}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.erasure;

import org.jspecify.annotations.NullMarked;
