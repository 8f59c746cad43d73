@NullMarked
package chatclique.image;

import org.jspecify.annotations.NullMarked;
