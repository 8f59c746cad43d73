/** What a pet can have for the money it earned: a catalogue, buying, wearing. */
@NullMarked
package chatclique.pet.shop;

import org.jspecify.annotations.NullMarked;
