/** Search within an owner's own log: words, where they stand, and the page of what was found. */
@NullMarked
package chatclique.chat.search;

import org.jspecify.annotations.NullMarked;
