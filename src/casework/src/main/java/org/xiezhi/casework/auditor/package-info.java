/**
 * The auditor's room (审计): the trail as a story, its verification, exports and samples.
 *
 * <p>Uses: {@code ledger}, {@code access}, {@code casework.matter} (the gate), {@code casework.audit}, {@code casework.witness},
 * {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.auditor;

import org.jspecify.annotations.NullMarked;
