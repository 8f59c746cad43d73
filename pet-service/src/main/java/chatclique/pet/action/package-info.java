/** Caring for a pet: feeding, stroking, playing. */
@NullMarked
package chatclique.pet.action;

import org.jspecify.annotations.NullMarked;
