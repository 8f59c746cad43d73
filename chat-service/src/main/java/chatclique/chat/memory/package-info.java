/** What is remembered beside the log: facts about an owner, and what was said long ago in short. */
@NullMarked
package chatclique.chat.memory;

import org.jspecify.annotations.NullMarked;
