/**
 * Approval (审批): what is proposed for decision is an immutable document; its chain of levels comes from the rulebook.
 *
 * <p>Uses: {@code procedure}, {@code ledger} (canonical JSON), {@code casework.matter}, {@code casework.staff},
 * {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.approval;

import org.jspecify.annotations.NullMarked;
