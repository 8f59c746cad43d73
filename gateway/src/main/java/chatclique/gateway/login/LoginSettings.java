package chatclique.gateway.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How logins are held.
 *
 * @param clientId the gateway's client in the realm
 * @param clientSecret its secret
 * @param refreshAhead how long before its end an access token is replaced
 * @param sessionTimeout how long a session lives without a request; Keycloak's own limits hold as well
 * @param maxSessions how many sessions are kept in memory; beyond it the least recently used end
 * @param maxSessionsPerUser how many of them one user may have; beyond it the user's least recently used ends
 */
@ConfigurationProperties("chatclique.gateway.login")
record LoginSettings(
        String clientId,
        String clientSecret,
        Duration refreshAhead,
        Duration sessionTimeout,
        int maxSessions,
        int maxSessionsPerUser) {}
