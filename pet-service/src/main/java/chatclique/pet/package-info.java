/**
 * The pet service. Features depend one way: {@code state} (pure), {@code life} (a pet and its events), then keeping,
 * action and history.
 */
@NullMarked
package chatclique.pet;

import org.jspecify.annotations.NullMarked;
