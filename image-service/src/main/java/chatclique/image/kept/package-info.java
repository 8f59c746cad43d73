/** Where the bytes of pictures are kept, and how loose ones are cleared away. */
@NullMarked
package chatclique.image.kept;

import org.jspecify.annotations.NullMarked;
