/** A picture's entry in the dated chat log, delivered at least once. */
@NullMarked
package chatclique.image.log;

import org.jspecify.annotations.NullMarked;
