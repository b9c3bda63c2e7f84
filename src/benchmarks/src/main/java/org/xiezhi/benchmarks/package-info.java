/**
 * How fast the trail and the vault are, against something else on the same machine in the same run: {@code docs/benchmarks.md}. No part
 * of the product; nothing in it is timed by a test.
 *
 * <p>Uses: {@code ledger}, {@code signer}, {@code vault}, {@code casework.audit}, {@code casework.evidence},
 * {@code casework.shared}, {@code access}, the jar of {@code verifier}, the running product over HTTP.
 */
@NullMarked
package org.xiezhi.benchmarks;

import org.jspecify.annotations.NullMarked;
