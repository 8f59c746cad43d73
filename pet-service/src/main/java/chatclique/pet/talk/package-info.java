/** What talking with a pet does to it, as the chat service tells. */
@NullMarked
package chatclique.pet.talk;

import org.jspecify.annotations.NullMarked;
