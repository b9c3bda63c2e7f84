/**
 * Classes that break the rules of the house on purpose, in an imitation of its packages: a rule that does not fail here checks nothing.
 *
 * <p>Uses: whatever the rules forbid.
 */
@NullMarked
package org.xiezhi.acceptance.canary;

import org.jspecify.annotations.NullMarked;
