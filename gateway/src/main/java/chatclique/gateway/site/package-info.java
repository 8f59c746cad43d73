/** The product's public and inner addresses. */
@NullMarked
package chatclique.gateway.site;

import org.jspecify.annotations.NullMarked;
