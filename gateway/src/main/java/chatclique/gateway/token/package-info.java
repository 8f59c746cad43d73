/** Verification of access tokens against the realm's keys. */
@NullMarked
package chatclique.gateway.token;

import org.jspecify.annotations.NullMarked;
