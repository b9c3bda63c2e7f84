/**
 * Administration (系统): the accounts, the first administrators, the state of the system; no content of any matter.
 *
 * <p>Uses: {@code access}, {@code casework.evidence} (its folder and keys), {@code casework.matter} (the gate),
 * {@code casework.staff}, {@code casework.witness}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.administration;

import org.jspecify.annotations.NullMarked;
