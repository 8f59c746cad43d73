/** The resource-server starter: who is calling, and what a stranger is told. */
@NullMarked
package chatclique.auth;

import org.jspecify.annotations.NullMarked;
