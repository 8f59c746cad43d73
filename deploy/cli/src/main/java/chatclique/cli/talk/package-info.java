/** A talk in lines: who with, what is said, and commands in between. */
@NullMarked
package chatclique.cli.talk;

import org.jspecify.annotations.NullMarked;
