/**
 * Preliminary verification (初步核实): plan, report signed by every member, outcome.
 *
 * <p>Uses: {@code procedure}, {@code access}, {@code casework.evidence}, {@code casework.clue}, {@code casework.approval},
 * {@code casework.matter}, {@code casework.staff}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.verification;

import org.jspecify.annotations.NullMarked;
