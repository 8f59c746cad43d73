/** The painter on its own: what it reads from words, and what it paints. */
@NullMarked
package chatclique.image.painter;

import org.jspecify.annotations.NullMarked;
