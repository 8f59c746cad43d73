/** The service as its callers see it, on real sockets. */
@NullMarked
package chatclique.image;

import org.jspecify.annotations.NullMarked;
