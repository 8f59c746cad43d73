/** What passes between this service and whatever makes its pictures, beside Spring AI's own types. */
@NullMarked
package chatclique.image.model;

import org.jspecify.annotations.NullMarked;
