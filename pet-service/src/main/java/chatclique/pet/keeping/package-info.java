/** Keeping pets: adopting, seeing, naming, bringing to their hotel and giving away. */
@NullMarked
package chatclique.pet.keeping;

import org.jspecify.annotations.NullMarked;
