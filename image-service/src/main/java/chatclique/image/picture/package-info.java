/** Pictures: asked for, looked at, deleted. */
@NullMarked
package chatclique.image.picture;

import org.jspecify.annotations.NullMarked;
