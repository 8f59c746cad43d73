/** The command-line client: what was asked for, and how it ended. */
@NullMarked
package chatclique.cli;

import org.jspecify.annotations.NullMarked;
