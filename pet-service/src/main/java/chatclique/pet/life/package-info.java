/** A pet and the events that make up its life: how they are kept, read, and added to. */
@NullMarked
package chatclique.pet.life;

import org.jspecify.annotations.NullMarked;
