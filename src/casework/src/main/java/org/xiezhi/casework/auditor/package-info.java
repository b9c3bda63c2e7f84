/**
 * The auditor's room (审计): the trail as a story, its verification, exports and samples, and the tokens by which his programs
 * read the log.
 *
 * <p>Uses: {@code ledger}, {@code access}, {@code procedure} (working days), {@code casework.matter} (the gate), {@code
 * casework.audit}, {@code casework.witness}, {@code casework.evidence} (the scrub), {@code casework.staff}, {@code
 * casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.auditor;

import org.jspecify.annotations.NullMarked;
