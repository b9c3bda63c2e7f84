/**
 * Custody of things (涉案财物保管): from hand to hand, each time signed by both sides; borrowing by approval; the ledger.
 *
 * <p>Uses: {@code vault}, {@code procedure}, {@code access}, {@code casework.evidence}, {@code casework.approval},
 * {@code casework.clue}, {@code casework.matter}, {@code casework.staff}, {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.custody;

import org.jspecify.annotations.NullMarked;
