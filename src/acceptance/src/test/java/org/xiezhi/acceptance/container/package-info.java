/**
 * Tests that run inside the server, in a WAR of the EAR: what a browser cannot see of injection and transactions.
 *
 * <p>Uses: casework's services, a bare server of {@code product}, Arquillian.
 */
@NullMarked
package org.xiezhi.acceptance.container;

import org.jspecify.annotations.NullMarked;
