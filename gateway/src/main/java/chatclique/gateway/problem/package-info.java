/** Every error as problem+json (RFC 9457), with nothing from inside. */
@NullMarked
package chatclique.gateway.problem;

import org.jspecify.annotations.NullMarked;
