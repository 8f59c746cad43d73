/** The product's public and inner addresses, and its languages. */
@NullMarked
package chatclique.gateway.site;

import org.jspecify.annotations.NullMarked;
