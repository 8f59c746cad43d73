/** Turns and the days that hold them: what was said and what came back, one document each. */
@NullMarked
package chatclique.chat.turn;

import org.jspecify.annotations.NullMarked;
