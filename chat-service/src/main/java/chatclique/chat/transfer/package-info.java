/** A log as a file: out of the product, proven whole, and into it again. */
@NullMarked
package chatclique.chat.transfer;

import org.jspecify.annotations.NullMarked;
