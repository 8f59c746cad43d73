/** What a request carries on its way to a service or to Keycloak. */
@NullMarked
package chatclique.gateway.proxy;

import org.jspecify.annotations.NullMarked;
