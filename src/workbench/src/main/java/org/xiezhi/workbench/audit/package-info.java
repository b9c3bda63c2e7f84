/**
 * The auditor's pages: the trail as sentences, its verification, its export, and his tokens.
 *
 * <p>Uses: {@code casework.auditor}, {@code casework.audit}, {@code casework.staff}, {@code workbench.words}, OmniFaces.
 */
@NullMarked
package org.xiezhi.workbench.audit;

import org.jspecify.annotations.NullMarked;
