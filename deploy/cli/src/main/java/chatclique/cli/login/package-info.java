/** Who is logged in: the device login, and tokens kept in a file of their owner. */
@NullMarked
package chatclique.cli.login;

import org.jspecify.annotations.NullMarked;
