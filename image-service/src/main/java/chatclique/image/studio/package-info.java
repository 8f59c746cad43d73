/** Where a picture that was asked for is made and developed. */
@NullMarked
package chatclique.image.studio;

import org.jspecify.annotations.NullMarked;
