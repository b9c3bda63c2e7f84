/**
 * The process that signs checkpoints: it owns key and record, and signs nothing that does not continue what it signed.
 *
 * <p>Uses: {@code ledger}, the JDK with its HTTP server, and JSpecify. What it is asked and answers stands in {@code
 * docs/formats/signer.md}.
 */
@NullMarked
package org.xiezhi.signer;

import org.jspecify.annotations.NullMarked;
