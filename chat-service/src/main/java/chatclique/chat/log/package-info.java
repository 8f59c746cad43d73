/** The dated log: months, days, entries. */
@NullMarked
package chatclique.chat.log;

import org.jspecify.annotations.NullMarked;
