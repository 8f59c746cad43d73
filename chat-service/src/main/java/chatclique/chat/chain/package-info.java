/** The chain over everything in an owner's log, and what is done with a turn once it has ended. */
@NullMarked
package chatclique.chat.chain;

import org.jspecify.annotations.NullMarked;
