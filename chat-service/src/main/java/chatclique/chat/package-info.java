@NullMarked
package chatclique.chat;

import org.jspecify.annotations.NullMarked;
