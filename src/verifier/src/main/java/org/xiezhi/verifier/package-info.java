/**
 * The auditor's own off-line command: checks a log folder, an audit bundle or a single proof, and says what it checked,
 * what it could not check and what is wrong; or stands as a witness over the logs that it trusts.
 *
 * <p>Uses: {@code ledger}, {@code verifier.witness}, the JDK and JSpecify.
 */
@NullMarked
package org.xiezhi.verifier;

import org.jspecify.annotations.NullMarked;
