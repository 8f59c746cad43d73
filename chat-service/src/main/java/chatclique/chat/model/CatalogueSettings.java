package chatclique.chat.model;

import chatclique.chat.persona.Persona;
import chatclique.chat.provider.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which models there are. The endpoint of {@code chatclique.ai} is the provider {@code default}, and its model is in the
 * catalogue without being listed.
 *
 * @param providers endpoints by name
 * @param catalogue their models; the first one for a persona answers when none is chosen
 * @param standIn whether the built-in voice answers when no model can be reached
 * @param firstToken how long all attempts together may take until a first token comes
 * @param afterFailure the same once one of them has failed at once, as a provider does that is asked too much
 * @param probe how often endpoints are asked what they have
 */
@ConfigurationProperties("chatclique.models")
record CatalogueSettings(
        @DefaultValue Map<String, ProviderSettings> providers,
        @DefaultValue List<Listed> catalogue,
        @DefaultValue("true") boolean standIn,
        @DefaultValue("30s") Duration firstToken,
        @DefaultValue("14s") Duration afterFailure,
        @DefaultValue("2m") Duration probe) {

    /**
     * A model of the catalogue.
     *
     * @param name what it is called here and in the interface's addresses
     * @param provider one of the providers
     * @param id what its provider calls it, when that is another name
     * @param title what people read
     * @param use the personas that it may answer for
     * @param contextTokens how much it can be told at once, its answer included
     * @param fallbacks who answers when it can't, in order
     */
    record Listed(
            String name,
            @DefaultValue("default") String provider,
            @Nullable String id,
            @Nullable String title,
            @DefaultValue({"pet", "assistant", "coder"}) Set<Persona> use,
            @Nullable Integer contextTokens,
            @Nullable Prices prices,
            @DefaultValue List<String> fallbacks) {}
}
