/** What a caller is told when a request can't be served: one shape, RFC 9457, for every service. */
@NullMarked
package chatclique.auth.problem;

import org.jspecify.annotations.NullMarked;
