/**
 * The auditor's pages: the trail as sentences, and its verification.
 *
 * <p>Uses: {@code casework.auditor}, {@code casework.audit}, {@code casework.staff}, {@code workbench.words}, OmniFaces.
 */
@NullMarked
package org.xiezhi.workbench.audit;

import org.jspecify.annotations.NullMarked;
