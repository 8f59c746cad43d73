/** The whole system on real parts: started by its own launcher, walked by a browser, attacked by bad input. */
@NullMarked
package chatclique.e2e;

import org.jspecify.annotations.NullMarked;
