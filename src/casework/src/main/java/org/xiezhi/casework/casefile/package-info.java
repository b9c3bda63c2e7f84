/**
 * Cases (案件): proposed for filing on a verified clue, numbered and listed once the chain has agreed.
 *
 * <p>Uses: {@code procedure}, {@code access}, {@code casework.verification}, {@code casework.evidence},
 * {@code casework.clue}, {@code casework.approval}, {@code casework.matter}, {@code casework.staff},
 * {@code casework.audit}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.casework.casefile;

import org.jspecify.annotations.NullMarked;
