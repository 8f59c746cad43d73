/** Requests to the one server that this program speaks to, and what can go wrong with them. */
@NullMarked
package chatclique.cli.http;

import org.jspecify.annotations.NullMarked;
