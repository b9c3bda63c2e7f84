/**
 * What was typed and not yet sent: saved while one types, kept when a session ends under a form, given back afterwards.
 *
 * <p>Uses: {@code casework.draft}, {@code casework.shared}.
 */
@NullMarked
package org.xiezhi.workbench.drafts;

import org.jspecify.annotations.NullMarked;
