/** What the person sees and types. */
@NullMarked
package chatclique.cli.terminal;

import org.jspecify.annotations.NullMarked;
