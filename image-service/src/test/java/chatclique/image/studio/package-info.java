/** What happens to images before they are kept. */
@NullMarked
package chatclique.image.studio;

import org.jspecify.annotations.NullMarked;
