/** Access tokens: whether one is genuine, meant for us and still good. */
@NullMarked
package chatclique.auth.token;

import org.jspecify.annotations.NullMarked;
