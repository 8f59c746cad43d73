/** What a pet feels and how that changes: pure functions of the stored state, the server's time and the pet's nature. */
@NullMarked
package chatclique.pet.state;

import org.jspecify.annotations.NullMarked;
