/** The built-in voice: answers without any provider. */
@NullMarked
package chatclique.chat.voice;

import org.jspecify.annotations.NullMarked;
