/** What every server of ours needs from its HTTP engine. */
@NullMarked
package chatclique.auth.web;

import org.jspecify.annotations.NullMarked;
