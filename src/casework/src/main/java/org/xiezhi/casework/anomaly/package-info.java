/**
 * Anomalies (异常): rules with reasons that read the trail for what an auditor should ask about, and his answers.
 *
 * <p>Uses: {@code ledger}, {@code access}, {@code procedure} (the calendar), {@code casework.matter} (the gate), {@code casework.staff},
 * {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.anomaly;

import org.jspecify.annotations.NullMarked;
