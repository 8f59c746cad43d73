@NullMarked
package chatclique.image.kept;

import org.jspecify.annotations.NullMarked;
