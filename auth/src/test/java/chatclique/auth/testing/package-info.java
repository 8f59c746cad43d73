/** What the services' tests use to be called by someone. */
@NullMarked
package chatclique.auth.testing;

import org.jspecify.annotations.NullMarked;
