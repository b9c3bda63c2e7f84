/**
 * What a page says when something does not go: beside the field, above the form, or on a page of its kind.
 *
 * <p>Uses: {@code casework.shared}, {@code casework.draft}, {@code workbench.drafts}, {@code workbench.frame}, {@code workbench.session},
 * {@code workbench.words}.
 */
@NullMarked
package org.xiezhi.workbench.errors;

import org.jspecify.annotations.NullMarked;
