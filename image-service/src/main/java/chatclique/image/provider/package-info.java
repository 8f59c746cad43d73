/** Pictures from any service that speaks OpenAI's form of the image API. */
@NullMarked
package chatclique.image.provider;

import org.jspecify.annotations.NullMarked;
