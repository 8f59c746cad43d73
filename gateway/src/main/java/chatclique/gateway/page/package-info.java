/** The web client: its files, its addresses, and what browsers are told to allow it. */
@NullMarked
package chatclique.gateway.page;

import org.jspecify.annotations.NullMarked;
