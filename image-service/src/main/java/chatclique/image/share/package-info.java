/** Pictures shown to whoever has the address: signed, for a while, until its owner takes it back. */
@NullMarked
package chatclique.image.share;

import org.jspecify.annotations.NullMarked;
