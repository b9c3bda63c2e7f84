/**
 * The truth table of access and what must hold in it.
 *
 * <p>Uses: JUnit, AssertJ.
 */
@NullMarked
package org.xiezhi.access;

import org.jspecify.annotations.NullMarked;
