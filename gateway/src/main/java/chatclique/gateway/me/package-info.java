/** Who is logged in, and what they may change about themselves. */
@NullMarked
package chatclique.gateway.me;

import org.jspecify.annotations.NullMarked;
