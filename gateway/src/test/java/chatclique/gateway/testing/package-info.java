/** The gateway's surroundings on real sockets: browsers before it, Keycloak and a service behind it. */
package chatclique.gateway.testing;
