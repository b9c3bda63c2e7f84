/**
 * Apache Shiro at the edge of a WAR: the realm that asks casework, the subject of each request, and what an address demands.
 *
 * <p>Uses: {@code access}, {@code casework.shared}, {@code casework.staff}.
 */
@NullMarked
package org.xiezhi.accessshiro;

import org.jspecify.annotations.NullMarked;
