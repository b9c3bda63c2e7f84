/**
 * Hands the log out to an auditor's programs, who come with a token.
 *
 * <p>Uses: {@code ledger}, {@code casework.auditor}, {@code casework.audit}, {@code casework.shared}, {@code rest}.
 */
@NullMarked
package org.xiezhi.rest.ledger;

import org.jspecify.annotations.NullMarked;
