/** How the service meets its database: settings, indexes made at the start, what a caller is told when it is away. */
@NullMarked
package chatclique.chat.store;

import org.jspecify.annotations.NullMarked;
