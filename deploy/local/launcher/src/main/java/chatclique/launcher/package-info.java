/**
 * Starts, watches and stops the whole system on one machine. Uses the JDK alone, because it is compiled before the first
 * Maven build.
 */
@NullMarked
package chatclique.launcher;

import org.jspecify.annotations.NullMarked;
