/** The built-in painter: a scene from the words of the prompt, with the pet in it. */
@NullMarked
package chatclique.image.painter;

import org.jspecify.annotations.NullMarked;
