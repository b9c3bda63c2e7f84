/**
 * The auditor's pages: the trail as sentences, its verification, its export, his tokens, and what he asks rooms about it.
 *
 * <p>Uses: {@code casework.auditor}, {@code casework.query}, {@code casework.audit}, {@code casework.staff}, {@code workbench.words}, OmniFaces.
 */
@NullMarked
package org.xiezhi.workbench.audit;

import org.jspecify.annotations.NullMarked;
