/** Providers as they are, and as they should not be. */
@NullMarked
package chatclique.image.provider;

import org.jspecify.annotations.NullMarked;
