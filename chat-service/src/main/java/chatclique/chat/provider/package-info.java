/** Models behind any OpenAI-compatible endpoint. */
@NullMarked
package chatclique.chat.provider;

import org.jspecify.annotations.NullMarked;
