/** A store for one machine that speaks MongoDB's wire protocol and loses nothing that it acknowledged. */
@NullMarked
package chatclique.store;

import org.jspecify.annotations.NullMarked;
