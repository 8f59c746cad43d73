/** What a model can do beside talking: care for the pet of the conversation, and remember. */
@NullMarked
package chatclique.chat.tool;

import org.jspecify.annotations.NullMarked;
