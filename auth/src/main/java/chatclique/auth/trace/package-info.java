/** How a request is followed through the services and their logs. */
@NullMarked
package chatclique.auth.trace;

import org.jspecify.annotations.NullMarked;
