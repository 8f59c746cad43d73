/** Unfinished work: claimed under a lease, tried again, never lost, never done twice at once. */
@NullMarked
package chatclique.image.queue;

import org.jspecify.annotations.NullMarked;
