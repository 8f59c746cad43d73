/** Talk pleases a pet: pet-service is told of each turn with one. */
@NullMarked
package chatclique.chat.talk;

import org.jspecify.annotations.NullMarked;
