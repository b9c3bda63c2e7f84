/**
 * The rules of the house, checked on the compiled classes of every module; each rule has a canary that breaks it.
 *
 * <p>Uses: ArchUnit, JUnit, AssertJ.
 */
@NullMarked
package org.xiezhi.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
