/**
 * Starts and stops the whole product in one process of its own: settings, data folder, Payara, the EAR, the ready line.
 *
 * <p>Uses: nothing but the JDK; Payara is unpacked and met at run time.
 */
@NullMarked
package org.xiezhi.launcher;

import org.jspecify.annotations.NullMarked;
