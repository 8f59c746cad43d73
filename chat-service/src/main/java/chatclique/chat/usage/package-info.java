/** What talking uses up, by day and model, and how much a day has. */
@NullMarked
package chatclique.chat.usage;

import org.jspecify.annotations.NullMarked;
