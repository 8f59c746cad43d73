package chatclique.auth.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How access tokens are checked.
 *
 * @param clockSkew how far Keycloak's clock and ours may be apart
 * @param remembered how many verified tokens are kept
 * @param rememberedFor how long a signature is taken as verified; a withdrawn key stays good for that long
 * @param keysKeptFor how long signing keys are used before they are read again
 * @param keysReadEvery the least time between two reads, however many tokens name a key that is not known
 * @param keysTimeout how long Keycloak may take to answer with its keys
 */
@ConfigurationProperties("chatclique.token")
record TokenProperties(
        @DefaultValue("10s") Duration clockSkew,
        @DefaultValue("2000") int remembered,
        @DefaultValue("1m") Duration rememberedFor,
        @DefaultValue("10m") Duration keysKeptFor,
        @DefaultValue("5s") Duration keysReadEvery,
        @DefaultValue("3s") Duration keysTimeout) {}
