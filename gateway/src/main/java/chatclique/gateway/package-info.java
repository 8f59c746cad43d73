@NullMarked
package chatclique.gateway;

import org.jspecify.annotations.NullMarked;
