/** Conversations: who talks with whom. */
@NullMarked
package chatclique.chat.conversation;

import org.jspecify.annotations.NullMarked;
