/** Which models there are, and which can be used now. */
@NullMarked
package chatclique.chat.model;

import org.jspecify.annotations.NullMarked;
