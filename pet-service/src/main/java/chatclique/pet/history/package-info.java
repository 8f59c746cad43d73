/** What happened to a pet, and how it was at any time. */
@NullMarked
package chatclique.pet.history;

import org.jspecify.annotations.NullMarked;
