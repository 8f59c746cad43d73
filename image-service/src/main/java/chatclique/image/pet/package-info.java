/** The pet as a picture shows it: this service's own view of what the pet service knows. */
@NullMarked
package chatclique.image.pet;

import org.jspecify.annotations.NullMarked;
