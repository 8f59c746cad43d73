/** Turns as they happen: taken in, answered whether or not anyone listens, told to whoever does. */
@NullMarked
package chatclique.chat.reply;

import org.jspecify.annotations.NullMarked;
