/** Logging in and out at Keycloak, and the session in between, which holds the tokens that a browser never sees. */
@NullMarked
package chatclique.gateway.login;

import org.jspecify.annotations.NullMarked;
