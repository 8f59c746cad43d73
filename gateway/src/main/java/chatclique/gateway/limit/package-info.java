/** How much one request may be, and how much one caller may ask for. */
@NullMarked
package chatclique.gateway.limit;

import org.jspecify.annotations.NullMarked;
