/** The API with a login, and an answer that is followed over broken connections. */
@NullMarked
package chatclique.cli.api;

import org.jspecify.annotations.NullMarked;
