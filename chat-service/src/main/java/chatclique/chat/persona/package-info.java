/** Who answers: the pet as it is now, or the assistant; and the prompt that says so to a model. */
@NullMarked
package chatclique.chat.persona;

import org.jspecify.annotations.NullMarked;
