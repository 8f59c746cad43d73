/** What the tests of the pet service share. */
@NullMarked
package chatclique.pet.testing;

import org.jspecify.annotations.NullMarked;
