/**
 * Who may do what to which matter: actor, role, permission and relation go in, a clearance with reasons comes out; nothing is stored or
 * looked up here.
 *
 * <p>Uses: the JDK and JSpecify alone.
 */
@NullMarked
package org.xiezhi.access;

import org.jspecify.annotations.NullMarked;
