/** Measures the running system from outside, as ratios or against a floor measured in the same run. */
@NullMarked
package chatclique.bench;

import org.jspecify.annotations.NullMarked;
